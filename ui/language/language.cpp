// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/language.h"

#include "models/base/englishscope.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

bool isKnown(const QString& code)
{
    const QList<Language> known = languages();
    return std::any_of(
        known.begin(), known.end(), [&code](const Language& each) { return each.code == code; });
}

/// Silent where the engine is to speak English.
class Translator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(const char* context,
                      const char* text,
                      const char* comment,
                      int count) const override
    {
        return EnglishScope::isActive() ? QString()
                                        : QTranslator::translate(context, text, comment, count);
    }
};

void install(const QString& name, const QString& folder)
{
    auto* translator = new Translator(QCoreApplication::instance());
    if (translator->load(name, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;  // Qt's translations are packages of their own, which may be missing
    }
}

}  // namespace

QList<Language> languages()
{
    return {{u"en"_s, u"&English"_s}, {u"de"_s, u"&Deutsch"_s}, {u"es"_s, u"Es&pañol"_s}};
}

QString firstKnownLanguage(const QStringList& wanted)
{
    for (const QString& locale : wanted) {
        const QString code = locale.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (isKnown(code)) {
            return code;
        }
    }
    return u"en"_s;
}

void installLanguage(const QString& chosen)
{
    QString code = firstKnownLanguage(QLocale::system().uiLanguages());
    if (isKnown(chosen)) {
        // Who has a German system and chose German keeps the system's country and formats.
        if (QLocale::system().name().section(u'_', 0, 0) != chosen) {
            QLocale::setDefault(QLocale(chosen));
        }
        code = chosen;
    }
    install(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"limbeck_"_s + code, u":/translations"_s);
}

}  // namespace limbeck::ui
