#pragma once

#include <string_view>

// The fields that may be written, as OPTIONS shows them under "actions" (DRF's SimpleMetadata).
namespace vedette::http::django {

inline constexpr std::string_view eventFields =
    R"({)"
    R"("id":{"type":"integer","required":false,"read_only":true,"label":"ID"},)"
    R"("source_name":{"type":"string","required":true,"read_only":false,"label":"Source name","max_length":255},)"
    R"("event_type":{"type":"string","required":true,"read_only":false,"label":"Event type","max_length":100},)"
    R"("severity":{"type":"choice","required":true,"read_only":false,"label":"Severity","choices":[)"
    R"({"value":"Low","display_name":"Low"},{"value":"Medium","display_name":"Medium"},)"
    R"({"value":"High","display_name":"High"},{"value":"Critical","display_name":"Critical"}]},)"
    R"("description":{"type":"string","required":true,"read_only":false,"label":"Description",)"
    R"("max_length":8192},)"
    R"("timestamp":{"type":"datetime","required":false,"read_only":true,"label":"Timestamp"}})";

inline constexpr std::string_view alertFields =
    R"({)"
    R"("id":{"type":"integer","required":false,"read_only":true,"label":"ID"},)"
    R"("event":{"type":"nested object","required":false,"read_only":true,"label":"Event"},)"
    R"("event_id":{"type":"integer","required":true,"read_only":false,"label":"Event id"},)"
    R"("status":{"type":"choice","required":false,"read_only":false,"label":"Status","choices":[)"
    R"({"value":"Open","display_name":"Open"},{"value":"Acknowledged","display_name":"Acknowledged"},)"
    R"({"value":"Resolved","display_name":"Resolved"}]},)"
    R"("created_at":{"type":"datetime","required":false,"read_only":true,"label":"Created at"},)"
    R"("resolved_at":{"type":"datetime","required":false,"read_only":true,"label":"Resolved at"}})";

inline constexpr std::string_view userFields =
    R"({)"
    R"("id":{"type":"integer","required":false,"read_only":true,"label":"ID"},)"
    R"("username":{"type":"string","required":true,"read_only":false,"label":"Username","max_length":150},)"
    R"("email":{"type":"email","required":false,"read_only":false,"label":"Email address","max_length":254},)"
    R"("first_name":{"type":"string","required":false,"read_only":false,"label":"First name",)"
    R"("max_length":150},)"
    R"("last_name":{"type":"string","required":false,"read_only":false,"label":"Last name","max_length":150},)"
    R"("role":{"type":"string","required":false,"read_only":false,"label":"Role","max_length":50},)"
    R"("is_active":{"type":"boolean","required":false,"read_only":false,"label":"Active"},)"
    R"("date_joined":{"type":"datetime","required":false,"read_only":true,"label":"Date joined"},)"
    R"("password":{"type":"string","required":true,"read_only":false,"label":"Password","max_length":1024}})";

}  // namespace vedette::http::django
