// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/metadatanaming.h"

#include "migrations/python/evaluator.h"
#include "migrations/python/sourcetext.h"
#include "migrations/script/sqlalchemynames.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::SyntaxNode;
using python::Value;

namespace {

constexpr int maxFiles = 3'000;
constexpr qint64 maxFileSize = 1'000'000;
constexpr QByteArrayView wanted{"naming_convention"};

/// "uq", also where the class stands for it.
std::optional<QString> ruleKey(const Value& key)
{
    static const QHash<QString, QString> classes{{u"sqlalchemy.Index"_s, u"ix"_s},
                                                 {u"sqlalchemy.UniqueConstraint"_s, u"uq"_s},
                                                 {u"sqlalchemy.CheckConstraint"_s, u"ck"_s},
                                                 {u"sqlalchemy.ForeignKeyConstraint"_s, u"fk"_s},
                                                 {u"sqlalchemy.PrimaryKeyConstraint"_s, u"pk"_s}};
    if (const auto* reference = key.as<python::Reference>()) {
        const auto known = classes.constFind(knownName(reference->path));
        return known == classes.cend() ? std::nullopt : std::optional(*known);
    }
    const auto* text = key.as<QString>();
    return text != nullptr ? std::optional(*text) : std::nullopt;
}

/// The package or module that Python would import first, as a path; empty if it is not there.
QString modulePath(const QString& package, const QStringList& folders)
{
    for (const QString& folder : folders) {
        for (const QString& path : {folder + u'/' + package, folder + u'/' + package + u".py"_s}) {
            if (QFileInfo::exists(path)) {
                return path;
            }
        }
    }
    return {};
}

/// The Python files of a package, sorted.
QStringList filesBelow(const QString& path, const QString& scripts)
{
    if (QFileInfo(path).isFile()) {
        return {path};
    }
    QStringList files;
    QDirIterator all(path, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext() && files.size() < maxFiles) {
        const QString file = all.next();
        if (!file.startsWith(scripts + u'/')) {
            files << file;
        }
    }
    files.sort();
    return files;
}

/// The files that speak of a naming convention; the others are not parsed.
QByteArray sourceThatMatters(const QString& path)
{
    QFile file(path);
    if (file.size() > maxFileSize || !file.open(QIODevice::ReadOnly)
        || !file.readAll().contains(wanted)) {
        return {};
    }
    return python::readSource(path).value_or(QByteArray());
}

/// Collects the conventions of all calls MetaData(naming_convention=…) in one file.
class ConventionFinder final
{
public:
    explicit ConventionFinder(EnvSetting<NamingConvention>& found)
        : m_found(found)
    {
    }

    void look(const QByteArray& source, const QString& path)
    {
        const auto tree = python::SyntaxTree::parse(source, path);
        python::EmptyWorld world;
        python::Evaluator evaluator(*tree, world);
        evaluator.runModule();
        QList<SyntaxNode> open{tree->root()};
        while (!open.isEmpty()) {
            const SyntaxNode node = open.takeFirst();
            const QByteArrayView function = node.field("function").text();
            if (node.is("call") && function.endsWith("MetaData")) {
                lookInto(node.field("arguments"), evaluator);
            }
            open << node.children();
        }
    }

private:
    void lookInto(const SyntaxNode& arguments, python::Evaluator& evaluator)
    {
        for (const SyntaxNode& argument : arguments.children()) {
            if (argument.is("keyword_argument") && argument.field("name").text() == wanted) {
                keep(argument.field("value"), evaluator);
            }
        }
    }

    void keep(const SyntaxNode& node, python::Evaluator& evaluator)
    {
        const Value value = evaluator.evaluateInModule(node);
        const std::optional<NamingConvention> convention = conventionOf(value);
        if (m_found.doubt || value.isNone()) {
            return;
        }
        if (!convention) {
            const auto* unknown = value.as<python::Unknown>();
            doubt(node,
                  unknown != nullptr ? unknown->why.reason : u"it is %1"_s.arg(describe(value)));
        } else if (m_found.value && *m_found.value != *convention) {
            doubt(node, u"it is another one at %1"_s.arg(placeOf(m_found.where)));
        } else {
            m_found.value = convention;
            m_found.where = node.where();
        }
    }

    void doubt(const SyntaxNode& node, const QString& reason)
    {
        m_found.value.reset();
        m_found.where = node.where();
        m_found.doubt = node.opaque(reason);
    }

    EnvSetting<NamingConvention>& m_found;
};

}  // namespace

std::optional<NamingConvention> conventionOf(const Value& value)
{
    const auto* dict = value.as<python::Dict>();
    if (dict == nullptr) {
        return std::nullopt;
    }
    NamingConvention convention;
    for (const auto& [keyValue, rule] : *dict->items) {
        const std::optional<QString> key = ruleKey(keyValue);
        if (!key) {
            return std::nullopt;
        }
        if (const auto* text = rule.as<QString>()) {
            convention.rules.insert(*key, *text);
        } else if (!rule.isNone()) {
            convention.computed.insert(*key);
        }
    }
    return convention;
}

EnvSetting<NamingConvention> importedConvention(const QString& metadata,
                                                const QStringList& folders,
                                                const QString& scripts)
{
    EnvSetting<NamingConvention> found;
    QStringList packages;
    for (const QString& path : metadata.split(u", "_s, Qt::SkipEmptyParts)) {
        packages << path.section(u'.', 0, 0);
    }
    packages.removeDuplicates();
    ConventionFinder finder(found);
    for (const QString& package : packages) {
        const QString path = modulePath(package, folders);
        const QStringList files = path.isEmpty() ? QStringList() : filesBelow(path, scripts);
        for (const QString& file : files) {
            if (const QByteArray source = sourceThatMatters(file); !source.isEmpty()) {
                finder.look(source, file);
            }
        }
    }
    return found;
}

}  // namespace limbeck
