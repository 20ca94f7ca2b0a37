#pragma once

#include "sql/connection.hpp"
#include "vedette/storage/backup.hpp"
#include "vedette/storage/migrations.hpp"

namespace vedette::storage::backup {

// Each throws a Problem that names what is wrong.
void requireThisSchema(Connection&, const std::vector<Migration>&);
void requireEmpty(Connection&);
void requireCounts(Connection&, const BackupReport&);  // and the numbers that are kept beside the rows

}  // namespace vedette::storage::backup
