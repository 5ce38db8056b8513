#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the tables of rules/base/cue-fold.c.

    tools/make-fold-tables.py [UNICODE_FOLDER] [OUTPUT_FOLDER]

Source: Debian's package unicode-data (Unicode 15.0 and Unihan). Run it when the tables are to change and
raise CUE_FOLD_VERSION with them. The result is committed, so a build needs neither Python nor the data.

One table takes every code point straight to its folded form, fully decomposed: NFKC_Casefold (which also
removes default ignorables: zero width, bidi controls, soft hyphen, variation selectors), white space to
one blank, traditional Han to simplified. Ordering and composition of marks are left to the C side.
"""
import bz2
import os
import sys
import unicodedata

SOURCE = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
TARGET = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "../rules/base")
BLOCK = 128
COVERED = 0x30000
SAME, REMOVED, BLANK = 0, 1, 2
WHITE_SPACE = [*range(0x09, 0x0E), *range(0x1C, 0x20), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
               0x2028, 0x2029, 0x202F, 0x205F, 0x3000]

# Words a Chinese reader expects and Unihan has no simplified variant for, or only a rare one.
ALSO = """啓启 羣群 裏里 麪面 綫线 衹只 祇只 喫吃 佔占 週周 佈布 菸烟 姪侄 峯峰 牀床 溼湿 癡痴 託托 遊游 証证 妳你
牠它 爲为 説说 鷄鸡 脣唇 歎叹 嚐尝 籤签 鍊炼 兇凶 慾欲 汙污 汚污 滙汇 戸户 卽即 唸念 噁恶 敎教 舖铺 舗铺 衆众 襬摆 豔艳
蹟迹 醃腌 顔颜 餵喂 鬭斗 鹼碱 擡抬 祕秘 痺痹 搾榨 粧妆 朮术 彆别 嚮向 糰团 査查
弔吊 汎泛 卹恤 彿佛 昇升 臥卧 侷局 洩泄 盃杯 倣仿 倖幸 砲炮 陞升 崑昆 崙仑 悽凄 淒凄 毬球 淨净 絃弦 紮扎 釦扣 湧涌 痠酸
隄堤 剷铲 搆构 稜棱 綑捆 羨羡 僱雇 槓杠 滷卤 箇个 綵彩 蓆席 蒐搜 慼戚 撚捻 暱昵 樑梁 瞇眯 蝨虱 銲焊 勳勋 嬝袅 燉炖 燄焰
霑沾 鬨哄 濬浚 燬毁 縴纤 賸剩 燻熏 甕瓮 癒愈 鎚锤 鎗枪 餽馈 嚥咽 簷檐 羶膻 藷薯 蠍蝎 譁哗 孃娘 瀰弥 蠔蚝 譟噪 饑饥 籐藤
鑑鉴 巖岩 讚赞 揹背 彊强 谿溪 慇殷 塚冢 冑胄 勗勖 甦苏 痲麻 痳麻 瞋嗔 煖暖 菴庵 瑯琅 彫雕 脩修 迺乃 珮佩 糢模 暸了""".split()
# Characters of simplified text that Unihan maps on: 幺 is "one" in spoken numbers, 阪 stands in 大阪.
KEEP = set("幺阪麴吒")
READINGS = ("kMandarin", "kHanyuPinlu", "kTGHZ2013")
SPARE_READINGS = ("kXHC1983", "kHanyuPinyin")


def lines(name):
    path = os.path.join(SOURCE, name)
    opener = open(path, encoding="utf-8") if os.path.exists(path) else bz2.open(path + ".bz2", "rt")
    with opener as file:
        for line in file:
            line = line.split("#")[0].rstrip("\n") if not name.startswith("Unihan") else line.rstrip("\n")
            if line.strip() and not line.startswith("#"):
                yield line


def points(text):
    return [int(part.removeprefix("U+").split("<")[0], 16) for part in text.split()]


def code_range(text):
    first, _, last = text.strip().partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def read_unicode_data():
    classes, canonical = {}, {}
    for line in lines("UnicodeData.txt"):
        fields = line.split(";")
        code = int(fields[0], 16)
        if int(fields[3]):
            classes[code] = int(fields[3])
        if fields[5] and not fields[5].startswith("<"):
            canonical[code] = points(fields[5])
    return classes, canonical


def read_normalization():
    folds, excluded = {}, set()
    for line in lines("DerivedNormalizationProps.txt"):
        fields = [field.strip() for field in line.split(";")]
        if fields[1] == "NFKC_CF":
            folds.update((code, points(fields[2])) for code in code_range(fields[0]))
        elif fields[1] == "Full_Composition_Exclusion":
            excluded.update(code_range(fields[0]))
    return folds, excluded


def is_plain_han(code):
    return 0x3400 <= code <= 0x9FFF


def read_simplified():
    """One simplified character for each traditional one; never the character itself."""
    simple = {}
    for line in lines("Unihan_Variants.txt"):
        code, key, value = line.split("\t")
        code = int(code[2:], 16)
        if key != "kSimplifiedVariant" or not is_plain_han(code) or chr(code) in KEEP:
            continue
        others = [v for v in points(value) if v != code and is_plain_han(v)]
        others.sort(key=lambda v: v < 0x4E00)  # extension A only where nothing else is
        if others:
            simple[code] = others[0]
    simple.update((ord(pair[0]), ord(pair[1])) for pair in ALSO)
    for code in list(simple):
        seen = {code}
        while simple[code] in simple and simple[code] not in seen:
            seen.add(simple[code])
            simple[code] = simple[simple[code]]
        assert simple[code] != code and simple[code] not in simple, chr(code)
    return simple


def decompose(code, canonical):
    if code not in canonical:
        return [code]
    return [deep for part in canonical[code] for deep in decompose(part, canonical)]


def fold(code, folds, canonical, simple):
    """The folded, decomposed form; [] when @code is removed."""
    if code in WHITE_SPACE:
        return [0x20]
    result = []
    for part in folds.get(code, [code]):
        for deep in decompose(simple.get(part, part), canonical):
            result.append(0x20 if deep in WHITE_SPACE else simple.get(deep, deep))
    if result == [code]:
        return result
    return [last for part in result for last in (fold(part, folds, canonical, simple))]


def make_fold(folds, canonical, simple):
    pool, where, values = [0, 0, 0], {}, []
    for code in range(COVERED):
        form = fold(code, folds, canonical, simple)
        if form == [0x20]:
            values.append(BLANK)
        elif form == [code]:
            values.append(SAME)
        elif not form:
            values.append(REMOVED)
        else:
            key = tuple(form)
            if key not in where:
                where[key] = len(pool)
                pool.append(form[0] | (len(form) - 1) << 24)
                pool.extend(form[1:])
            values.append(where[key])
    return pool, values


def two_stages(values):
    blocks, where, stage1 = [], {}, []
    for start in range(0, len(values), BLOCK):
        block = tuple(values[start:start + BLOCK])
        if block not in where:
            where[block] = len(blocks)
            blocks.append(block)
        stage1.append(where[block])
    return stage1, [value for block in blocks for value in block]


def make_pairs(canonical, excluded):
    return sorted((parts[0], parts[1], code) for code, parts in canonical.items()
                  if len(parts) == 2 and code not in excluded)


def make_class_ranges(classes):
    ranges = []
    for code in sorted(classes):
        if ranges and ranges[-1][1] == code - 1 and ranges[-1][2] == classes[code]:
            ranges[-1][1] = code
        else:
            ranges.append([code, code, classes[code]])
    return ranges


def make_marks(classes, pairs):
    """Blocks in which something may combine with what stands before it."""
    marks = set(classes) | {second for _, second, _ in pairs} | set(range(0x1100, 0x1200))
    return [int(any(code in marks for code in range(start, start + BLOCK)))
            for start in range(0, COVERED, BLOCK)]


def without_tone(syllable):
    letters = unicodedata.normalize("NFD", syllable.lower())
    umlaut = letters.replace("u\u0308", "v")
    plain = "".join(c for c in umlaut if not unicodedata.combining(c))
    return plain if plain.isascii() and plain.isalpha() else None


def syllables(key, value):
    for word in value.split():
        word = word.split(":")[-1].split("(")[0]
        for syllable in word.split(","):
            plain = without_tone(syllable.strip("*"))
            if plain:
                yield plain


def read_pinyin():
    found, spare = {}, {}
    for line in lines("Unihan_Readings.txt"):
        code, key, value = line.split("\t")
        code = int(code[2:], 16)
        into = found if key in READINGS else spare if key in SPARE_READINGS else None
        if into is not None and code < 0x10000:
            into.setdefault(code, set()).update(syllables(key, value))
    for code, values in spare.items():
        found.setdefault(code, values)
    found[0x3007] = {"ling"}
    return {code: " ".join(sorted(values)) for code, values in found.items() if values}


def make_pinyin(pinyin):
    pool, where, values = [""], {"": 0}, []
    length = 1
    for code in range(0x10000):
        text = pinyin.get(code, "")
        if text not in where:
            where[text] = length
            pool.append(text)
            length += len(text) + 1
        values.append(where[text])
    assert length < 0x10000
    return pool, values


HEAD = """/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generated by tools/make-fold-tables.py from Unicode %s; do not edit. */
#include "cue-fold-tables.h"

/* clang-format off */
"""


def numbers(name, kind, values, form="%d"):
    rows, row = [], " "
    for value in values:
        text = form % value + ","
        if len(row) + len(text) + 1 > 110:
            rows.append(row)
            row = " "
        row += " " + text
    rows.append(row)
    return "const %s %s[%d] = {\n%s\n};\n" % (kind, name, len(values), "\n".join(rows).replace("  ", " "))


def structs(name, kind, values):
    rows, row = [], ""
    for value in values:
        text = "{%s}," % ",".join("0x%x" % part for part in value)
        if len(row) + len(text) > 108:
            rows.append(row)
            row = ""
        row += " " + text
    rows.append(row)
    return ("const %s %s[%d] = {\n%s\n};\nconst guint %s_length = %d;\n"
            % (kind, name, len(values), "\n".join(rows), name, len(values)))


def write(name, version, *parts):
    with open(os.path.join(TARGET, name), "w", encoding="utf-8") as file:
        file.write(HEAD % version + "\n" + "\n".join(parts) + "/* clang-format on */\n")


def main():
    with open(os.path.join(SOURCE, "DerivedNormalizationProps.txt"), encoding="utf-8") as file:
        version = file.readline().split("-")[1].removesuffix(".txt\n")
    classes, canonical = read_unicode_data()
    folds, excluded = read_normalization()
    pairs = make_pairs(canonical, excluded)
    pool, values = make_fold(folds, canonical, read_simplified())
    assert len(pool) < 0x10000
    stage1, stage2 = two_stages(values)
    write("cue-fold-tables.c", version,
          numbers("cue_fold_blocks", "guint16", stage1),
          numbers("cue_fold_values", "guint16", stage2),
          numbers("cue_fold_pool", "guint32", pool, "0x%x"),
          numbers("cue_fold_marks", "guint8", make_marks(classes, pairs)),
          structs("cue_fold_classes", "CueFoldClass", make_class_ranges(classes)),
          structs("cue_fold_pairs", "CueFoldPair", pairs))

    names, offsets = make_pinyin(read_pinyin())
    stage1, stage2 = two_stages(offsets)
    strings = "const char cue_pinyin_pool[] =\n%s;\n" % "\n".join('  "%s\\0"' % name for name in names)
    write("cue-pinyin-tables.c", version,
          numbers("cue_pinyin_blocks", "guint16", stage1),
          numbers("cue_pinyin_values", "guint16", stage2), strings)


main()
