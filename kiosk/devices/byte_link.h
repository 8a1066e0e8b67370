// ByteLink: bytes to a printer and back, over a line that may break at any time.
//
// Thread  the owner's loop. Nothing here waits.
// Fails   an error means that the line is gone and the link is closed; open() tries anew.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sync/base/result.h"

namespace daofang::devices {

class ByteLink {
public:
    virtual ~ByteLink() = default;
    // Begins to open, or goes on with it: true when open, false when not yet.
    virtual base::Result<bool> open() = 0;
    // How many of the bytes were taken; 0 when none can be now.
    virtual base::Result<std::size_t> write(std::string_view bytes) = 0;
    // What has come; empty when nothing has.
    virtual base::Result<std::string> read() = 0;
    // Closes and throws away what was written but has not left this machine.
    virtual void drop() = 0;
    // For the log: "tcp://10.0.0.9:9100".
    virtual const std::string& name() const = 0;
};

inline constexpr std::size_t link_read_bytes_max = 512;  // one read(); status is a few bytes

}  // namespace daofang::devices
