// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/textwidth.h"

namespace limbeck {

namespace {

constexpr char32_t firstLetter = 32;
constexpr char32_t lastLetter = 126;
constexpr int unitsPerEm = 1000;

// From space to tilde.
constexpr short regularWidths[] = {
    318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,  //
    636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,  //
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,  //
    603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,  //
    500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,  //
    635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
};
constexpr short boldWidths[] = {
    348,  456, 521, 838, 696, 1002, 872, 306,  457, 457, 523, 838, 380, 415,  380, 365,  //
    696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 580,  //
    1000, 774, 762, 734, 830, 683,  683, 821,  837, 372, 372, 775, 637, 995,  837, 850,  //
    733,  850, 770, 720, 682, 812,  774, 1103, 771, 724, 725, 457, 365, 457,  838, 500,  //
    500,  675, 716, 593, 716, 678,  435, 716,  712, 343, 343, 665, 343, 1042, 712, 687,  //
    716,  716, 493, 595, 478, 712,  652, 924,  645, 652, 582, 712, 365, 712,  838,
};
static_assert(std::size(regularWidths) == lastLetter - firstLetter + 1);
static_assert(std::size(boldWidths) == lastLetter - firstLetter + 1);

/// Letters that East Asian scripts and emoji draw as wide as they are high.
bool isWide(char32_t letter)
{
    return (letter >= 0x1100 && letter <= 0x115F) || (letter >= 0x2E80 && letter <= 0xA4CF)
           || (letter >= 0xAC00 && letter <= 0xD7A3) || (letter >= 0xF900 && letter <= 0xFAFF)
           || (letter >= 0xFE30 && letter <= 0xFE6F) || (letter >= 0xFF00 && letter <= 0xFF60)
           || letter >= 0x1F000;
}

int units(char32_t letter, bool isBold)
{
    if (letter >= firstLetter && letter <= lastLetter) {
        return isBold ? boldWidths[letter - firstLetter] : regularWidths[letter - firstLetter];
    }
    if (QChar::isMark(letter) || QChar::category(letter) == QChar::Other_Format) {
        return 0;
    }
    if (isWide(letter)) {
        return letter >= 0x1F000 ? 1350 : unitsPerEm;
    }
    return isBold ? 780 : 700;
}

}  // namespace

double textWidth(const QString& text, double pixels, bool isBold)
{
    int sum = 0;
    for (const char32_t letter : text.toUcs4()) {
        sum += units(letter, isBold);
    }
    return sum * pixels / unitsPerEm;
}

QString elided(const QString& text, double width, double pixels, bool isBold)
{
    if (textWidth(text, pixels, isBold) <= width) {
        return text;
    }
    const double room = width * unitsPerEm / pixels - unitsPerEm;  // an ellipsis is one em
    const QList<uint> letters = text.toUcs4();
    qsizetype count = 0;
    int sum = 0;
    while (count < letters.size() && sum + units(letters.at(count), isBold) <= room) {
        sum += units(letters.at(count++), isBold);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(letters.constData()), count)
           + QChar(0x2026);
}

QString oneLine(const QString& text)
{
    QString line = text;
    for (QChar& letter : line) {
        if (letter == QLatin1Char('\n') || letter.category() == QChar::Separator_Line
            || letter.category() == QChar::Separator_Paragraph) {
            letter = QChar(0x2424);  // the symbol for a line break
        } else if (letter == QLatin1Char('\r')) {
            letter = QChar(0x240D);
        } else if (letter == QLatin1Char('\t')) {
            letter = QLatin1Char(' ');
        } else if (letter.category() == QChar::Other_Control) {
            letter = QChar(QChar::ReplacementCharacter);
        }
    }
    return line;
}

}  // namespace limbeck
