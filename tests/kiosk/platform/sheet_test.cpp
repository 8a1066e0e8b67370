#include "tests/kiosk/platform/sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/support/temp_folder.h"

namespace daofang::platform {

using namespace ui;

namespace {

HeaderWords words() {
    return {"揭阳市信访局", "人民来访接待大厅", "9:42", "11月24日 星期二"};
}

Button a_button(const std::string& id, const std::string& label, const std::string& icon,
                const std::string& hint = {}) {
    Button button;
    button.id = id;
    button.label = label;
    button.icon = icon;
    button.hint = hint;
    return button;
}

Dock a_dock() {
    Dock made;
    made.voice_shown = true;
    made.voice_on = true;
    made.idle_left = 0.8f;
    made.back_enabled = false;
    return made;
}

TextStyle style_of(Type type, Family family, Tint tint = Tint::ink) {
    TextStyle style;
    style.type = type;
    style.family = family;
    style.tint = tint;
    return style;
}

}  // namespace

void draw_home(Frame& frame) {
    const bool large = frame.large();
    header(frame, words());
    if (!large) frame.art("landscape-home-1080x452", {0, 146, 1080, 452});
    frame.text("home.title", {56, 176, 968, 280}, "您好，\n今天想办什么事？",
               style_of(Type::hello, Family::serif));
    if (!large) {
        card(frame, {56, 548, 968, 92});
        TextStyle line = style_of(Type::body, Family::sans);
        line.valign = VAlign::middle;
        frame.text("home.waiting", {88, 548, 900, 92}, "来访登记 5 人   律师接访 3 人", line);
    }
    const float y = large ? 640 : 690;
    const float tile_h = large ? 184 : 196;
    const float gap = large ? 30 : 32;
    hero_tile(frame, {56, y, 968, large ? 252.0f : 246.0f},
              a_button("home.guide", "帮我找对窗口", "signpost", "不知道找谁？答 4 个小问题"));
    const float row1 = y + (large ? 252 : 246) + gap;
    const float row2 = row1 + tile_h + gap;
    const float row3 = row2 + tile_h + gap;
    tile(frame, {56, row1, 472, tile_h},
         a_button("home.ticket", "直接取号", "ticket", "知道办什么"));
    tile(frame, {552, row1, 472, tile_h}, a_button("home.lawyer", "咨询律师", "scales", "不收费"));
    tile(frame, {56, row2, 472, tile_h}, a_button("home.rules", "看懂条例", "book", "权利和规矩"));
    tile(frame, {552, row2, 472, tile_h},
         a_button("home.deadline", "算算期限", "calendar", "别错过日子"));
    full_row(frame, {56, row3, 968, large ? 164.0f : 150.0f},
             a_button("home.check", "查我的号", "ticket-search", "看看还要等几位"));
    if (!large) {
        TextStyle foot = style_of(Type::min, Family::sans, Tint::ink2);
        foot.align = Align::centre;
        frame.text("home.foot", {56, 1606, 968, 60}, "按错了不要紧，按“返回”就能回来。", foot);
    }
    Dock made = a_dock();
    made.large_on = large;
    dock(frame, made);
}

void draw_components(Frame& frame) {
    header(frame, words());
    Button normal = a_button("normal", "取号", "ticket");
    normal.label_px = 46;
    primary_button(frame, {56, 176, 300, 132}, normal);
    Button off = a_button("off", "取号", "ticket");
    off.enabled = false;
    off.label_px = 46;
    primary_button(frame, {390, 176, 300, 132}, off);
    Button busy = a_button("busy", "正在打印", "ticket");
    busy.label_px = 46;
    busy.busy = true;
    primary_button(frame, {724, 176, 300, 132}, busy);
    secondary_button(frame, {56, 340, 300, 132}, a_button("print", "打印", "printer"));
    Button chosen = a_button("chosen", "打印", "printer");
    chosen.selected = true;
    secondary_button(frame, {390, 340, 300, 132}, chosen);
    secondary_button(frame, {724, 340, 300, 132}, a_button("focus", "打印", "printer"));
    block(frame, {56, 510, 472, 150}, "explain", BlockKind::explain, "question", "说明",
          "为什么问、怎么选");
    block(frame, {552, 510, 472, 150}, "notice", BlockKind::notice, "warning", "提醒",
          "期限、缺纸、断网");
    block(frame, {56, 684, 472, 150}, "done", BlockKind::done, "done", "办好了", "取到号、打完票");
    block(frame, {552, 684, 472, 150}, "person", BlockKind::person, "help", "需要人",
          "机器办不了，请人来");
    Steps road{{"什么事", "到哪一步", "想怎么办", "找谁办"}, 2};
    steps(frame, {56, 880, 620, 110}, "steps", road);
    plaque(frame, {700, 870, 200, 130});
    TextStyle number = style_of(Type::label, Family::sans_bold, Tint::primary);
    number.align = Align::centre;
    number.valign = VAlign::middle;
    number.px = 60;
    frame.text("plaque.number", {700, 870, 200, 130}, "B017", number);
    seal(frame, {930, 860, 94, 147});
    countdown_ring(frame, {56, 1030, 170, 170}, "ring", 0.62f, "62");
    countdown_ring(frame, {250, 1030, 74, 74}, "ring.small", 0.8f, "");
    card(frame, {360, 1020, 664, 250});
    path_line(frame, {370, 1030, 644, 230}, "path",
              {{"B014", "正在办", Station::Kind::done},
               {"B015", "等候", Station::Kind::ahead},
               {"B016", "等候", Station::Kind::ahead},
               {"B017", "您", Station::Kind::own}});
    field(frame, {56, 1290, 968, 128}, "field", "ticket", "B017", "也可以把小票对准扫码口");
    page_turn(frame, {56, 1440, 968, 110}, "pages", 1, 3);
    chip(frame, 56, 1580, "chip", "年长", Tint::amber_tint, Tint::amber_text, "elder");
    banner(frame, {400, 1570, 680, 110}, "banner", "offline", "网络断了，取号照常",
           "号码先存在本机。");
    dock(frame, a_dock());
}

void draw_rows(Frame& frame) {
    header(frame, words());
    frame.text("rows.title", {56, 172, 968, 110}, "看着、听着更方便",
               style_of(Type::title, Family::serif));
    option_row(frame, {56, 300, 968, 132},
               a_button("option", "到法院起诉", "court", "一审、二审都算"));
    status_row(frame, {56, 456, 968, 132}, a_button("works", "取号", "ticket", "照常出号"), "");
    Button off = a_button("paused", "发到手机", "phone", "网通了再用，先打印一张");
    off.enabled = false;
    status_row(frame, {56, 612, 968, 132}, off, "暂停用");
    for (int i = 0; i < 5; ++i) {
        Button digit = a_button("people." + std::to_string(i + 1), std::to_string(i + 1), "");
        digit.selected = i == 0;
        choice_square(frame, {56.0f + static_cast<float>(i) * 197, 768, 180, 168}, digit, "位");
    }
    Button old = a_button("need.old", "年纪大了", "elder");
    old.selected = true;
    toggle_row(frame, {56, 960, 472, 112}, old);
    toggle_row(frame, {552, 960, 472, 112}, a_button("need.child", "孕妇、带小孩", "pregnant"));
    Button on = a_button("switch.on", "大字", "text-size", "字和按钮都变大");
    on.selected = true;
    switch_row(frame, {56, 1096, 968, 124}, on, "开");
    switch_row(frame, {56, 1244, 968, 124},
               a_button("switch.off", "坐着用", "wheelchair", "按钮都放到下半屏"), "关");
    full_row(frame, {56, 1392, 968, 112}, a_button("many", "超过 5 位怎么办？", "people"));
    primary_button(frame, {56, 1528, 968, 150}, a_button("go", "就这样，接着办", "check"));
    dock(frame, a_dock());
}

void draw_ticket(Frame& frame) {
    header(frame, words());
    card(frame, {56, 176, 968, 1010});
    plaque(frame, {76, 196, 928, 660});
    TextStyle number = style_of(Type::ticket, Family::sans_bold, Tint::primary);
    number.align = Align::centre;
    number.line_height = 1.08f;
    TextStyle cap = style_of(Type::body, Family::sans);
    cap.align = Align::centre;
    cap.px = 44;
    frame.text("cap", {56, 226, 968, 66}, "律师接访，您的号码", cap);
    frame.text("number", {56, 292, 968, 324}, "B017", number);
    fact_row(frame, {116, 632, 848, 206}, "facts",
             {{"前面还有", "3", "人"}, {"大约要等", "25", "分钟"}, {"去几号窗口", "4、5", ""}});
    frame.dashed_line(96, 886, 984, 886, Tint::control, 4);
    frame.circle(56, 886, 20, Tint::paper);
    frame.circle(1024, 886, 20, Tint::paper);
    qr_code(frame, {84, 906, 272, 272}, "code", "HTTP://K1/T/B017");
    block(frame, {56, 1210, 968, 120}, "printed", BlockKind::done, "done",
          "小票打好了，请从下面拿走");
    number_pad(frame, {56, 1350, 968, 330}, "pad", "ABCD", 'B');
    dock(frame, a_dock());
}

void draw_desk(Frame& frame) {
    header(frame, {"律师接访", "5 号窗口   当班 07 号", "9:58", "11月24日 星期二"});
    card(frame, {16, 76, 322, 676});
    card(frame, {354, 76, 536, 676});
    chip(frame, 378, 94, "chip.now", "正在接待", Tint::jade_tint, Tint::jade_text);
    TextStyle number = style_of(Type::number, Family::sans_bold, Tint::primary);
    number.line_height = 1.12f;
    frame.text("desk.number", {376, 102, 400, 132}, "B014", number);
    thick_thin_rule(frame, 378, 244, 488);
    const char* labels[6] = {"呼叫下一位", "再叫一遍", "开始", "没来", "转别的窗口", "暂停叫号"};
    const char* icons[6] = {"call", "bell", "play", "no-show", "transfer", "pause"};
    const char* keys[6] = {"F1", "F2", "F3", "F5", "F6", "F7"};
    for (int i = 0; i < 6; ++i) {
        Button button = a_button(std::string("desk.") + keys[i], labels[i], icons[i]);
        button.key = keys[i];
        button.enabled = i > 0;
        desk_button(frame,
                    {378.0f + static_cast<float>(i % 2) * 252,
                     504.0f + static_cast<float>(i / 2) * 70, 236, 56},
                    button);
    }
    card(frame, {906, 76, 444, 676});
    Button outcome = a_button("outcome.court", "法院上诉再审", "court");
    desk_button(frame, {928, 144, 196, 52}, outcome);
    outcome = a_button("outcome.aid", "法律援助", "heart");
    outcome.selected = true;
    desk_button(frame, {1132, 144, 196, 52}, outcome);
    Button print = a_button("desk.print", "打一张指引单给他", "");
    print.selected = true;
    check_box(frame, {928, 480, 400, 44}, print);
    block(frame, {928, 530, 400, 76}, "desk.note", BlockKind::explain, "info", "",
          "来访人过来要走一会儿。叫两遍、等三分钟，再按“没来”。");
    Button next = a_button("desk.next", "办结，叫下一位", "done", "下一位 B015，年长，说潮汕话");
    next.key = "F4";
    desk_primary(frame, {928, 624, 400, 92}, next);
    field(frame, {30, 640, 294, 48}, "desk.find", "search", "", "输号码，补叫或查看");
}

void draw_dialog(Frame& frame) {
    draw_home(frame);
    const Rect inner = begin_dialog(frame, {56, 640, 968, 1000}, "still");
    countdown_ring(frame, {inner.x, inner.y, inner.w, 260}, "still.ring", 0.6f, "12");
    TextStyle title = style_of(Type::title, Family::serif);
    title.align = Align::centre;
    frame.text("still.title", {inner.x, inner.y + 294, inner.w, 90}, "您还在吗？", title);
    primary_button(frame, {112, 1250, 856, 164}, a_button("still.stay", "我还在，接着办", "hand"));
    secondary_button(frame, {112, 1446, 856, 132},
                     a_button("still.clear", "办完了，清掉", "close"));
    end_dialog(frame);
}

namespace {

// Every sheet in every look that it is made for: pictures to hold beside the mock-ups, and no word
// outside its box in any of them. Kept in the folder of DAOFANG_PICTURES when that is set.
TEST(Sheet, EverySheetFitsInEveryMode) {
    struct Made {
        const char* name;
        DrawSheet draw;
        Look look;
        int w, h;
    };
    const std::vector<Made> all = {
        {"home", draw_home, Look(), 1080, 1920},
        {"home-large", draw_home, {Shape::portrait, {.large = true}, "zh-CN"}, 1080, 1920},
        {"home-contrast", draw_home, {Shape::portrait, {.contrast = true}, "zh-CN"}, 1080, 1920},
        {"components", draw_components, Look(), 1080, 1920},
        {"components-contrast",
         draw_components,
         {Shape::portrait, {.contrast = true}, "zh-CN"},
         1080,
         1920},
        {"rows", draw_rows, Look(), 1080, 1920},
        {"rows-contrast", draw_rows, {Shape::portrait, {.contrast = true}, "zh-CN"}, 1080, 1920},
        {"ticket", draw_ticket, Look(), 1080, 1920},
        {"dialog", draw_dialog, Look(), 1080, 1920},
        {"home-half", draw_home, Look(), 540, 960},
        {"desk", draw_desk, {Shape::console, {}, "zh-CN"}, 1366, 768},
    };
    const support::TempFolder temp;
    const char* kept = std::getenv("DAOFANG_PICTURES");
    const std::string folder = kept ? kept : temp.path();
    for (const Made& made : all) {
        Sheet sheet(made.look, made.w, made.h);
        sheet.draw(made.draw);
        const std::string path = folder + "/" + made.name + ".png";
        ASSERT_TRUE(sheet.canvas().save_png(path).ok());
        EXPECT_GT(std::filesystem::file_size(path), 5000u);
        for (const ui::Item& item : sheet.stage().semantics()) {
            EXPECT_TRUE(item.fits) << made.name << ": " << item.id << " " << item.label;
        }
        EXPECT_TRUE(sheet.stage().missing_glyphs().empty()) << made.name;
        EXPECT_TRUE(sheet.stage().missing_pictures().empty()) << made.name;
    }
}

}  // namespace

}  // namespace daofang::platform
