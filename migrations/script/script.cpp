// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/script.h"

#include "migrations/python/sourcetext.h"
#include "migrations/script/scriptheader.h"

namespace limbeck {

using namespace Qt::StringLiterals;

bool Lowered::isFull() const
{
    return opaque.isEmpty() && !refusal.has_value() && !isMissing;
}

struct Script::Private
{
    Revision revision;
    /// Of a script that is not in a file; else the file is read again when it is needed.
    std::optional<QByteArray> text;

    Result<QByteArray> source() const
    {
        return text ? Result<QByteArray>(*text) : python::readSource(revision.file);
    }
};

Result<Script> Script::load(const QString& file)
{
    const Result<QByteArray> source = python::readSource(file);
    if (!source) {
        return fail(source.error());
    }
    return fromSource(*source, file, false);
}

Result<Script> Script::fromText(const QString& text, const QString& file)
{
    const Result<QByteArray> source = python::decodeSource(text.toUtf8(), file);
    if (!source) {
        return fail(source.error());
    }
    return fromSource(*source, file, true);
}

Result<Script> Script::fromSource(const QByteArray& source, const QString& file, bool keep)
{
    const Result<ScriptHeader> header = readHeader(source, file);
    if (!header) {
        return fail(header.error());
    }
    const Result<Revision> revision = revisionOf(*header, file);
    if (!revision) {
        return fail(revision.error());
    }
    Script script;
    script.m_d = std::make_shared<Private>();
    script.m_d->revision = *revision;
    if (keep) {
        script.m_d->text = source;
    }
    return script;
}

const Revision& Script::revision() const
{
    return m_d->revision;
}

QString Script::file() const
{
    return m_d->revision.file;
}

Result<QString> Script::source() const
{
    return m_d->source().map([](const QByteArray& text) { return QString::fromUtf8(text); });
}

Result<Lowered> Script::lower(Direction direction,
                              const QString& dialect,
                              const Schema& before) const
{
    Q_UNUSED(direction)
    Q_UNUSED(dialect)
    Q_UNUSED(before)
    return fail(ErrorCode::Unsupported, u"Reading operations is not written yet."_s);
}

}  // namespace limbeck
