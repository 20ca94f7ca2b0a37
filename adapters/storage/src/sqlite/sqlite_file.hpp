#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>

namespace vedette::storage {

// A database's file, and how far this process trusts what the kernel says of it.
class SqliteFile {
 public:
  enum class Trust { NotYet, Failed, Full };  // NotYet: an earlier process may have failed on it

  SqliteFile(std::filesystem::path path, std::chrono::milliseconds patience)
      : path_(std::move(path)), patience_(patience) {}

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path log() const { return path_.string() + "-wal"; }
  std::chrono::milliseconds patience() const { return patience_; }

  Trust trust() const { return trust_; }
  void trust(Trust trust) { trust_ = trust; }

 private:
  std::filesystem::path path_;
  std::chrono::milliseconds patience_;
  std::atomic<Trust> trust_ = Trust::NotYet;
};

}  // namespace vedette::storage
