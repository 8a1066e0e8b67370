// DeviceLink: a printer at a character device, /dev/usb/lp0 (usblp) or a serial line.
//
// A serial line is set to raw bytes at 115200, 8N1, with XON/XOFF from the printer (no status byte
// looks like either). A device that is pulled out and put back is opened anew.
#pragma once

#include <memory>
#include <string>

#include "kiosk/devices/byte_link.h"

namespace daofang::devices {

std::unique_ptr<ByteLink> make_device_link(const std::string& path);

}  // namespace daofang::devices
