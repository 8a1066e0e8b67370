// What the visitor's screens ask when they are pressed, through the stage's pointer.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/app/sample_hall.h"
#include "kiosk/queue/views.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/stage.h"

namespace daofang::screens {
namespace {

const std::string assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";

// A kiosk with one screen, and a finger.
class Kiosk {
public:
    explicit Kiosk(ScreenId id, const queue::ServiceId& service = {})
        : hall_(app::sample_hall(assets).value()), screen_(make_screen(id, service)) {
        ui::StageOptions options;
        options.assets = assets;
        stage_ = ui::Stage::open(options).value();
        refold();
        draw();
    }

    app::SampleDay day;
    std::unique_ptr<Model> model;
    ui::Look look;

    void refold() {
        state_ = day.state();
        auto fresh = std::make_unique<Model>(app::sample_model(state_, hall_));
        model = std::move(fresh);
    }

    Intents draw() {
        Intents asked;
        model->now = now_;
        ui::Frame frame = stage_->begin(look, now_);
        screen_->draw(frame, *model, asked);
        stage_->end(frame);
        return asked;
    }

    const ui::Semantics& items() const { return stage_->semantics(); }
    const ui::Item* item(const std::string& id) const {
        const auto found = std::find_if(items().begin(), items().end(),
                                        [&](const ui::Item& one) { return one.id == id; });
        return found == items().end() ? nullptr : &*found;
    }

    // What was asked between finger down and the frame after finger up.
    Intents press(const std::string& id) {
        const ui::Item* target = item(id);
        if (target == nullptr) {
            ADD_FAILURE() << "no " << id << " on this screen";
            return {};
        }
        return touch(target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2,
                     base::Millis{80});
    }

    Intents touch(float x, float y, base::Millis held) {
        now_ = now_ + std::chrono::milliseconds{600};
        stage_->pointer(ui::PointerEvent::Kind::down, 1, x, y, now_);
        Intents asked = draw();
        now_ = now_ + held;
        add(asked, draw());
        stage_->pointer(ui::PointerEvent::Kind::up, 1, x, y, now_);
        add(asked, draw());
        add(asked, draw());
        return asked;
    }

private:
    static void add(Intents& to, Intents more) {
        for (Intent& intent : more) to.push_back(std::move(intent));
    }

    queue::Hall hall_;
    queue::State state_;
    std::unique_ptr<Screen> screen_;
    std::unique_ptr<ui::Stage> stage_;
    base::Instant now_{1'000};
};

template <class T>
const T* only(const Intents& asked) {
    return asked.size() == 1 ? std::get_if<T>(&asked.front()) : nullptr;
}

template <class T>
const T* any(const Intents& asked) {
    for (const Intent& intent : asked) {
        if (const T* found = std::get_if<T>(&intent)) return found;
    }
    return nullptr;
}

const queue::IssueTicket* ticket_asked(const Intents& asked) {
    const Ask* ask = only<Ask>(asked);
    return ask ? std::get_if<queue::IssueTicket>(&ask->command) : nullptr;
}

TEST(VisitorAttract, GoesHomeOnStart) {
    Kiosk kiosk(ScreenId::visitor_attract);
    const Intents asked = kiosk.press("attract.start");
    ASSERT_NE(only<Go>(asked), nullptr);
    EXPECT_EQ(only<Go>(asked)->to, ScreenId::visitor_home);
}

TEST(VisitorAttract, BeginsInTheLanguagePressed) {
    Kiosk kiosk(ScreenId::visitor_attract);
    const Intents asked = kiosk.press("attract.english");
    ASSERT_NE(any<SetLanguage>(asked), nullptr);
    EXPECT_EQ(any<SetLanguage>(asked)->lang, "en");
    ASSERT_NE(any<Go>(asked), nullptr);
    EXPECT_EQ(any<Go>(asked)->to, ScreenId::visitor_home);
}

TEST(VisitorAttract, OpensCareOnlyWhenTheCornerIsHeldForThreeSeconds) {
    Kiosk kiosk(ScreenId::visitor_attract);
    EXPECT_TRUE(kiosk.touch(80, 70, base::Millis{2'000}).empty());
    const Intents asked = kiosk.touch(80, 70, base::Millis{3'100});
    ASSERT_NE(only<Go>(asked), nullptr);
    EXPECT_EQ(only<Go>(asked)->to, ScreenId::care_pin);
}

TEST(VisitorHome, TakesTheLawyersTileToTheLawyersTicket) {
    Kiosk kiosk(ScreenId::visitor_home);
    const Intents asked = kiosk.press("home.lawyer");
    ASSERT_NE(only<Go>(asked), nullptr);
    EXPECT_EQ(only<Go>(asked)->to, ScreenId::visitor_options);
    EXPECT_EQ(only<Go>(asked)->service, "lawyer");
}

TEST(VisitorHome, SaysWhatWorksWhileTheNetworkIsDown) {
    Kiosk kiosk(ScreenId::visitor_home);
    kiosk.model->link.online = false;
    kiosk.draw();
    ASSERT_NE(kiosk.item("home.lawyer"), nullptr);
    EXPECT_TRUE(kiosk.item("home.lawyer")->enabled);
    ASSERT_NE(kiosk.item("home.check"), nullptr);
    EXPECT_FALSE(kiosk.item("home.check")->enabled);
    EXPECT_TRUE(kiosk.press("home.check").empty());
}

TEST(VisitorHome, IsNeverOfflineOnATerminalAlone) {
    Kiosk kiosk(ScreenId::visitor_home);
    kiosk.model->link = {};
    kiosk.draw();
    EXPECT_EQ(kiosk.item("offline.banner"), nullptr);
    EXPECT_TRUE(kiosk.item("home.check")->enabled);
}

TEST(VisitorServices, EndsWithAPerson) {
    Kiosk kiosk(ScreenId::visitor_services);
    const Intents asked = kiosk.press("services.unsure");
    ASSERT_NE(any<Ask>(asked), nullptr);
    EXPECT_TRUE(std::holds_alternative<queue::AskHelp>(any<Ask>(asked)->command));
    ASSERT_NE(any<Go>(asked), nullptr);
    EXPECT_EQ(any<Go>(asked)->to, ScreenId::visitor_help);
}

TEST(VisitorOptions, TakesANumberWithOnePress) {
    Kiosk kiosk(ScreenId::visitor_options, "lawyer");
    const Intents asked = kiosk.press("options.take");
    const auto* ticket = ticket_asked(asked);
    ASSERT_NE(ticket, nullptr);
    EXPECT_EQ(ticket->service, "lawyer");
    EXPECT_EQ(ticket->people, 1u);
    EXPECT_TRUE(ticket->needs.empty());
}

TEST(VisitorOptions, CarriesPeopleAndNeedsChosenAndNotThoseTakenBack) {
    Kiosk kiosk(ScreenId::visitor_options, "reception");
    kiosk.press("options.people_3");
    kiosk.press("need.teochew");
    kiosk.press("need.elder");
    kiosk.press("need.sight");
    kiosk.press("need.sight");
    const Intents asked = kiosk.press("options.take");
    const auto* ticket = ticket_asked(asked);
    ASSERT_NE(ticket, nullptr);
    EXPECT_EQ(ticket->people, 3u);
    EXPECT_EQ(ticket->needs, (std::vector{queue::Need::elder, queue::Need::teochew}));
}

TEST(VisitorOptions, KeepsChoicesAcrossItsTwoPagesInLargeText) {
    Kiosk kiosk(ScreenId::visitor_options, "lawyer");
    kiosk.look.mode.large = true;
    kiosk.draw();
    kiosk.press("options.people_2");
    kiosk.press("options.needs");
    kiosk.draw();
    kiosk.press("need.hearing");
    EXPECT_EQ(any<Back>(kiosk.press("dock.back")), nullptr);  // to the first page, not away
    kiosk.draw();
    const Intents asked = kiosk.press("options.take");
    const auto* ticket = ticket_asked(asked);
    ASSERT_NE(ticket, nullptr);
    EXPECT_EQ(ticket->people, 2u);
    EXPECT_EQ(ticket->needs, std::vector{queue::Need::hearing});
    EXPECT_NE(only<Back>(kiosk.press("dock.back")), nullptr);
}

TEST(VisitorOptions, TellsWhyNoNumberWasGiven) {
    Kiosk kiosk(ScreenId::visitor_options, "lawyer");
    kiosk.model->refusal = queue::Refusal{"numbers_used_up", base::Millis{0}};
    kiosk.draw();
    EXPECT_NE(kiosk.item("options.refusal"), nullptr);
}

TEST(VisitorIssued, OffersToPrintAgainOnlyWhenTheSlipDidNotCome) {
    Kiosk kiosk(ScreenId::visitor_issued);
    kiosk.model->issued = app::SampleDay::ticket('B', 17);
    kiosk.model->slip = "printed";
    kiosk.draw();
    EXPECT_EQ(kiosk.item("issued.again"), nullptr);
    kiosk.model->slip = "paper_out";
    kiosk.draw();
    EXPECT_NE(only<PrintAgain>(kiosk.press("issued.again")), nullptr);
    EXPECT_NE(any<Ask>(kiosk.press("issued.write")), nullptr);
    EXPECT_NE(only<Restart>(kiosk.press("issued.go")), nullptr);
}

TEST(VisitorIssued, DrawsACodeOnlyWhenThereIsAPageBehindIt) {
    Kiosk kiosk(ScreenId::visitor_issued);
    kiosk.model->issued = app::SampleDay::ticket('B', 17);
    kiosk.draw();
    EXPECT_EQ(kiosk.item("issued.code"), nullptr);
    kiosk.model->ticket_url = "https://hall.example/t/1";
    kiosk.draw();
    EXPECT_NE(kiosk.item("issued.code"), nullptr);
}

TEST(VisitorCheck, FindsANumberAndSaysHowManyAreAhead) {
    Kiosk kiosk(ScreenId::visitor_check);
    for (const char* key : {"B", "0", "1", "6"}) kiosk.press(std::string("check.pad.") + key);
    kiosk.press("check.search");
    const queue::State state = kiosk.day.state();
    const auto place = queue::place_of(state, kiosk.model->hall,
                                       state.tickets.at(app::SampleDay::ticket('B', 16)));
    ASSERT_GT(place.ahead, 0u);
    ASSERT_NE(kiosk.item("check.title"), nullptr);
    EXPECT_NE(kiosk.item("check.title")->label.find(std::to_string(place.ahead)),
              std::string::npos);
    EXPECT_NE(kiosk.item("check.path.1"), nullptr);
}

TEST(VisitorCheck, AsksToLookAgainWhenTheNumberIsNotThere) {
    Kiosk kiosk(ScreenId::visitor_check);
    kiosk.press("check.search");
    const std::string letter_first = kiosk.item("check.title")->label;
    for (const char* key : {"D", "9", "9"}) kiosk.press(std::string("check.pad.") + key);
    kiosk.press("check.search");
    EXPECT_NE(kiosk.item("check.title")->label, letter_first);
    EXPECT_EQ(kiosk.item("check.path.1"), nullptr);
}

TEST(VisitorDisplay, TurnsEachModeOnAndOffAtOnce) {
    Kiosk kiosk(ScreenId::visitor_display);
    const Intents on = kiosk.press("display.contrast");
    ASSERT_NE(only<SetMode>(on), nullptr);
    EXPECT_TRUE(only<SetMode>(on)->mode.contrast);
    kiosk.look.mode = only<SetMode>(on)->mode;
    kiosk.draw();
    const Intents off = kiosk.press("display.contrast");
    ASSERT_NE(only<SetMode>(off), nullptr);
    EXPECT_FALSE(only<SetMode>(off)->mode.contrast);
}

TEST(VisitorDisplay, IsOpenedByTheDockOnceAndNotFromItself) {
    Kiosk home(ScreenId::visitor_home);
    const Intents from_home = home.press("dock.large");
    ASSERT_NE(any<SetMode>(from_home), nullptr);
    EXPECT_TRUE(any<SetMode>(from_home)->mode.large);
    ASSERT_NE(any<Go>(from_home), nullptr);
    EXPECT_EQ(any<Go>(from_home)->to, ScreenId::visitor_display);
    Kiosk display(ScreenId::visitor_display);
    EXPECT_EQ(any<Go>(display.press("dock.large")), nullptr);
}

TEST(VisitorHelp, NeverSaysSomebodyComesWhenNobodyCanKnow) {
    Kiosk kiosk(ScreenId::visitor_help);
    const std::string coming = kiosk.item("help.title")->label;
    kiosk.model->link.online = false;
    kiosk.draw();
    EXPECT_NE(kiosk.item("help.title")->label, coming);
}

TEST(VisitorTrouble, NeverShowsTheReasonAndAsksNothingOfTheJournal) {
    Kiosk kiosk(ScreenId::visitor_trouble);
    kiosk.model->trouble = "SQLITE_FULL";
    kiosk.draw();
    for (const ui::Item& item : kiosk.items()) {
        EXPECT_EQ(item.label.find("SQLITE"), std::string::npos) << item.id;
    }
    EXPECT_EQ(any<Ask>(kiosk.press("dock.help")), nullptr);
    EXPECT_NE(only<Restart>(kiosk.press("trouble.again")), nullptr);
}

TEST(StillThere, StaysOrClearsAndHidesWhatIsBelow) {
    Kiosk kiosk(ScreenId::visitor_home);
    kiosk.model->still_there_s = 12;
    kiosk.draw();
    kiosk.draw();
    EXPECT_EQ(kiosk.item("home.lawyer"), nullptr);
    EXPECT_NE(only<StayHere>(kiosk.press("still.stay")), nullptr);
    EXPECT_NE(only<Restart>(kiosk.press("still.leave")), nullptr);
}

TEST(Dock, ChangesTheLanguageAndBack) {
    Kiosk kiosk(ScreenId::visitor_services);
    const Intents english = kiosk.press("dock.language");
    ASSERT_NE(only<SetLanguage>(english), nullptr);
    EXPECT_EQ(only<SetLanguage>(english)->lang, "en");
    kiosk.look.lang = "en";
    kiosk.draw();
    const Intents chinese = kiosk.press("dock.language");
    ASSERT_NE(only<SetLanguage>(chinese), nullptr);
    EXPECT_EQ(only<SetLanguage>(chinese)->lang, "zh-CN");
    EXPECT_NE(only<Back>(kiosk.press("dock.back")), nullptr);
    EXPECT_NE(only<Restart>(kiosk.press("dock.restart")), nullptr);
}

}  // namespace
}  // namespace daofang::screens
