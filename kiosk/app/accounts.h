// Accounts: who may sign in at a window, and who may open the care screen.
//
// A PIN is kept as Argon2id (RFC 9106) only. Five wrong PINs for one number lock that number for
// five minutes; the count is kept in the journal's own notes, so a restart does not clear it.
// Thread  the loop's. verify() takes some 30 ms, by design of the hash.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/config.h"
#include "sync/base/result.h"
#include "sync/base/time.h"
#include "sync/store/journal.h"

namespace daofang::app {

inline constexpr int wrong_pins_max = 5;
inline constexpr base::Millis lock_out{5 * 60 * 1000};
inline constexpr std::size_t pin_digits_min = 4;
inline constexpr std::size_t pin_digits_max = 12;

// Argon2id in libsodium's text form. `invalid` unless 4 to 12 digits.
base::Result<std::string> hash_pin(std::string_view pin);

class Accounts {
public:
    // `journal` may be null (it could not be opened): then lock-outs last as long as the program.
    Accounts(std::vector<Account> staff, std::string care_pin_hash);

    struct Verdict {
        enum class Kind { welcome, wrong, locked } kind = Kind::wrong;
        base::WallTime locked_until;
    };
    // `number` "" asks for the care screen.
    Verdict verify(const std::string& number, const std::string& pin, base::WallTime now,
                   store::Journal* journal);
    bool care_allowed() const { return !care_pin_hash_.empty(); }

private:
    struct Tries {
        int wrong = 0;
        base::WallTime locked_until;
    };
    Tries tries_of(const std::string& number, store::Journal* journal);
    void keep_tries(const std::string& number, const Tries& tries, store::Journal* journal);

    std::vector<Account> staff_;
    std::string care_pin_hash_;
    std::string nobody_hash_;  // verified for unknown numbers, so that they take as long
    std::map<std::string, Tries> tries_;
};

}  // namespace daofang::app
