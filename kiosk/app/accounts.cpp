#include "kiosk/app/accounts.h"

#include <sodium.h>

#include <algorithm>

#include "sync/base/check.h"
#include "sync/base/json.h"

namespace daofang::app {
namespace {

// OWASP's second recommended setting for Argon2id: 19 MiB, two passes.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19u << 20;

bool matches(const std::string& hash, const std::string& pin) {
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

std::string note_key(const std::string& number) {
    return "wrong_pins/" + number;
}

}  // namespace

base::Result<std::string> hash_pin(std::string_view pin) {
    const bool digits =
        std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < pin_digits_min || pin.size() > pin_digits_max) {
        return base::Error{base::Code::invalid, "a PIN is 4 to 12 digits"};
    }
    CHECK(sodium_init() >= 0);
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, pin.data(), pin.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return base::Error{base::Code::full, "no memory to hash a PIN"};
    }
    return std::string(hash);
}

Accounts::Accounts(std::vector<Account> staff, std::string care_pin_hash)
    : staff_(std::move(staff)), care_pin_hash_(std::move(care_pin_hash)) {
    CHECK(sodium_init() >= 0);
}

Accounts::Verdict Accounts::verify(const std::string& number, const std::string& pin,
                                   base::WallTime now, store::Journal* journal) {
    Tries tries = tries_of(number, journal);
    if (tries.locked_until > now) return {Verdict::Kind::locked, tries.locked_until};
    std::string hash = number.empty() ? care_pin_hash_ : "";
    for (const auto& account : staff_) {
        if (!number.empty() && account.number == number) hash = account.pin_hash;
    }
    if (hash.empty()) {
        if (nobody_hash_.empty()) nobody_hash_ = hash_pin("00000000").value();
        (void)matches(nobody_hash_, pin);
    } else if (matches(hash, pin)) {
        keep_tries(number, {}, journal);
        return {Verdict::Kind::welcome, {}};
    }
    tries.wrong += 1;
    if (tries.wrong >= wrong_pins_max) tries = {0, now + lock_out};
    keep_tries(number, tries, journal);
    return {tries.locked_until > now ? Verdict::Kind::locked : Verdict::Kind::wrong,
            tries.locked_until};
}

Accounts::Tries Accounts::tries_of(const std::string& number, store::Journal* journal) {
    if (const auto known = tries_.find(number); known != tries_.end()) return known->second;
    if (journal == nullptr) return {};
    const auto note = journal->recall(note_key(number));
    if (!note.ok() || !note.value()) return {};
    const auto json = base::parse_json(**note);
    if (!json.ok()) return {};
    const auto wrong = base::get_integer(*json, "wrong");
    const auto until = base::get_integer(*json, "locked_until");
    if (!wrong.ok() || !until.ok()) return {};
    return {static_cast<int>(*wrong), {*until}};
}

void Accounts::keep_tries(const std::string& number, const Tries& tries, store::Journal* journal) {
    tries_[number] = tries;
    if (journal == nullptr) return;
    const base::Json note = {{"wrong", tries.wrong}, {"locked_until", tries.locked_until.ms}};
    // A note that cannot be kept only shortens a lock-out to the life of the program.
    (void)journal->remember(note_key(number), note.dump());
}

}  // namespace daofang::app
