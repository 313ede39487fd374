// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/proof.h"
#include "migrations/report/markdown.h"
#include "models/base/englishscope.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A sign at the beginning would begin a list inside the list, and an arrow of two signs would be
/// escaped.
QString inWords(const QString& text)
{
    const QString difference = QString(text).replace(u" -> "_s, u" → "_s);
    static const QList<std::pair<QString, QString>> words{
        {u"+ "_s, u"added: "_s}, {u"- "_s, u"removed: "_s}, {u"~ "_s, u"changed: "_s}};
    for (const auto& [sign, word] : words) {
        if (difference.startsWith(sign)) {
            return word + markdownText(difference.sliced(sign.size()));
        }
    }
    return markdownText(difference);
}

QString partText(const ProofPart& part)
{
    QString text = u"- %1: %2\n"_s.arg(
        part.title, part.differences.isEmpty() ? u"no difference"_s : u"**differs**"_s);
    for (const QString& difference : part.differences) {
        text += u"  - "_s + inWords(difference) + u'\n';
    }
    for (const QString& note : part.notes) {
        text += u"  - Note: "_s + markdownText(note) + u'\n';
    }
    return text;
}

QString modelsText(const EngineProof& proof)
{
    if (proof.fromModels.isEmpty()) {
        return u"- Compared with the models: no difference\n"_s;
    }
    QString text =
        u"- Compared with the models, which is no part of the proof: %1 to reconcile\n"_s.arg(
            proof.fromModels.size());
    for (const Difference& difference : proof.fromModels) {
        text += u"  - "_s + inWords(describe(difference)) + u'\n';
    }
    return text;
}

}  // namespace

QString proofText(const Proof& proof)
{
    const EnglishScope english;  // it is kept beside the scripts
    QString text = proof.holds() ? u"The two ways lead to the same schema and rows.\n"_s
                                 : u"**The two ways do not lead to the same.**\n"_s;
    for (const EngineProof& engine : proof.engines) {
        text += u"\n## %1\n\n"_s.arg(markdownText(engine.engine));
        if (!engine.problem.isEmpty()) {
            text += u"Nothing could be compared: %1\n"_s.arg(markdownText(engine.problem));
            continue;
        }
        for (const ProofPart& part : engine.parts) {
            text += partText(part);
        }
        if (proof.hasModels) {
            text += modelsText(engine);
        }
    }
    return text;
}

}  // namespace limbeck
