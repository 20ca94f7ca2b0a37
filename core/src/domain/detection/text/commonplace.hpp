#pragma once

#include <string_view>

namespace vedette::detection {

// Whether a folded literal is found in events of every day. It only makes rules wait for rarer witnesses.
inline bool isCommonplace(std::string_view literal) {
  constexpr std::string_view everyDay =
      "c:\\windows\\system32\\svchost.exe -k netsvcs -p -s schedule | c:\\windows\\syswow64\\rundll32.exe | "
      "\"c:\\windows\\system32\\cmd.exe\" /c | /s /d /k | c:\\windows\\explorer.exe | .dll .ps1 .bat .txt "
      ".tmp .log | "
      "c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe -noprofile -executionpolicy bypass "
      "-command & | "
      "c:\\program files (x86)\\ | c:\\program files\\ | c:\\programdata\\ | c:\\users\\public\\ | "
      "c:\\windows\\temp\\ | "
      "c:\\users\\administrator\\appdata\\local\\temp\\ | \\appdata\\roaming\\microsoft\\windows\\ | desktop "
      "| "
      "c:\\windows\\system32\\conhost.exe 0xffffffff -forcev1 | c:\\windows\\system32\\services.exe | "
      "wmic.exe process | "
      "c:\\windows\\system32\\wbem\\wmiprvse.exe | c:\\windows\\system32\\lsass.exe | reg.exe | net.exe user "
      "| find | "
      "nt authority\\system | local service | network service | \\system | system | s-1-5-18 | s-1-5-21- | "
      "high | "
      "anonymous logon | microsoft corporation | microsoft-windows- | service control manager | http://www. "
      "https:// | "
      "hklm\\software\\microsoft\\windows\\currentversion\\ | hklm\\system\\currentcontrolset\\services\\ | "
      "dword ( "
      "0x00000000 | 127.0.0.1 | ::1 | -e -c -f -s -p -i -a -n -u -t -o -d | /a /b /i /q /v /f | .com .org | "
      "%%1833 | "
      "post get | error | true | false | success | failure | read | write | service | user | admin | start | "
      "stop";
  return everyDay.find(literal) != std::string_view::npos;
}

}  // namespace vedette::detection
