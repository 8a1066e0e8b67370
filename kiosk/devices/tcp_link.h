// TcpLink: a printer on the network, raw bytes (port 9100).
//
// The address is in digits (or "localhost"): to look a name up takes a name server, blocks, and a
// hall whose name server is down still prints.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/devices/byte_link.h"

namespace daofang::devices {

// "10.0.0.9:9100", "[fd00::9]:9100", "localhost:9100". `invalid` says what was meant.
base::Result<std::unique_ptr<ByteLink>> make_tcp_link(std::string_view address);

}  // namespace daofang::devices
