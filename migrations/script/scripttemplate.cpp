// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scripttemplate.h"

#include "migrations/script/templatefunctions.h"
#include "migrations/script/templatenode.h"
#include "models/base/enginetext.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileSize = 1'000'000;
constexpr qsizetype maxResult = 4'000'000;
constexpr int maxSteps = 100'000;  // loops in loops

/// The values that `% for` walks through; a text gives its characters, as in Python.
Result<QList<TemplateValue>> itemsOf(const TemplateValue& value)
{
    if (value.isSequence()) {
        return value.items;
    }
    if (value.kind != TemplateValue::Kind::Text) {
        return templateUnsupported(u"it is no list"_s);
    }
    QList<TemplateValue> items;
    for (const uint code : value.text.toUcs4()) {
        const char32_t character = code;
        items << TemplateValue::ofText(QString::fromUcs4(&character, 1));
    }
    return items;
}

/// Fills in one template once.
class TemplateRenderer final
{
public:
    TemplateRenderer(const QString& file, const TemplateScope& scope)
        : m_file(file)
        , m_scope(scope)
    {
        m_scope.names.insert(u"context"_s, TemplateValue::of(TemplateValue::Kind::Context));
        m_scope.names.insert(u"config"_s, TemplateValue::of(TemplateValue::Kind::Config));
    }

    Result<> render(const std::vector<TemplateNode>& nodes)
    {
        for (const TemplateNode& node : nodes) {
            if (++m_steps > maxSteps || m_result.size() > maxResult) {
                return failure(node, u"it makes too much text"_s);
            }
            if (Result<> result = renderNode(node); !result) {
                return result;
            }
        }
        return {};
    }

    QString result() const
    {
        return m_result;
    }

private:
    Result<> renderNode(const TemplateNode& node)
    {
        switch (node.kind) {
        case TemplateNode::Kind::Text:
            m_result += node.text;
            return {};
        case TemplateNode::Kind::Import:
            m_scope.names.insert(u"re"_s, TemplateValue::of(TemplateValue::Kind::Regex));
            return {};
        case TemplateNode::Kind::If:
            return renderIf(node);
        case TemplateNode::Kind::Print:
        case TemplateNode::Kind::Assign:
        case TemplateNode::Kind::For:
            break;
        }
        const Result<TemplateValue> value = node.expression.evaluate(m_scope);
        if (!value) {
            return failure(node, value.error().message);
        }
        if (node.kind == TemplateNode::Kind::Print) {
            return print(node, *value);
        }
        if (node.kind == TemplateNode::Kind::For) {
            return renderFor(node, *value);
        }
        m_scope.names.insert(node.text, *value);
        return {};
    }

    Result<> print(const TemplateNode& node, TemplateValue value)
    {
        QStringList filters = node.filters;
        // Mako's default filter comes first, unless `n` switches it off.
        if (filters.removeAll(u"n"_s) == 0) {
            filters.prepend(u"str"_s);
        }
        for (const QString& filter : std::as_const(filters)) {
            const Result<TemplateValue> filtered = applied(filter, value);
            if (!filtered) {
                return failure(node, filtered.error().message);
            }
            value = *filtered;
        }
        if (value.kind != TemplateValue::Kind::Text) {
            return failure(node, EngineText::tr("it prints what is no text"));
        }
        m_result += value.text;
        return {};
    }

    static Result<TemplateValue> applied(const QString& filter, const TemplateValue& value)
    {
        if (filter == "comma"_L1) {
            return commaSeparated(value);
        }
        if (filter == "str"_L1 || filter == "unicode"_L1) {
            return value.toText().map(&TemplateValue::ofText);
        }
        if (filter == "trim"_L1 && value.kind == TemplateValue::Kind::Text) {
            return TemplateValue::ofText(value.text.trimmed());
        }
        return templateUnsupported(EngineText::tr("the filter '%1' is not known").arg(filter));
    }

    Result<> renderIf(const TemplateNode& node)
    {
        for (const TemplateBranch& branch : node.branches) {
            if (!branch.condition) {
                return render(branch.nodes);
            }
            const Result<TemplateValue> condition = branch.condition->evaluate(m_scope);
            if (!condition) {
                return failure(node, condition.error().message);
            }
            if (condition->isTrue()) {
                return render(branch.nodes);
            }
        }
        return {};
    }

    Result<> renderFor(const TemplateNode& node, const TemplateValue& value)
    {
        const Result<QList<TemplateValue>> items = itemsOf(value);
        if (!items) {
            return failure(node, items.error().message);
        }
        for (const TemplateValue& item : *items) {
            m_scope.names.insert(node.text, item);
            if (Result<> result = render(node.branches.front().nodes); !result) {
                return result;
            }
        }
        return {};
    }

    Result<> failure(const TemplateNode& node, const QString& reason) const
    {
        return fail(templateError(m_file, node.line, node.code, reason));
    }

    QString m_file;
    TemplateScope m_scope;
    QString m_result;
    int m_steps = 0;
};

}  // namespace

struct ScriptTemplate::Data
{
    QString file;
    std::vector<TemplateNode> nodes;
};

Result<ScriptTemplate> ScriptTemplate::load(const QString& file)
{
    QFile device(file);
    if (!QFileInfo(file).isFile() || device.size() > maxFileSize
        || !device.open(QIODevice::ReadOnly)) {
        return fail(
            ErrorCode::FileUnreadable,
            EngineText::tr("The template '%1' of this project cannot be read. Put a script.py.mako "
                           "there, or write this revision with the stock template.")
                .arg(file),
            {.file = file});
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(device.readAll());
    if (decoder.hasError()) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("The template '%1' is not UTF-8.").arg(file),
                    {.file = file});
    }
    return fromText(text, file);
}

Result<ScriptTemplate> ScriptTemplate::fromText(const QString& text, const QString& file)
{
    Result<std::vector<TemplateNode>> nodes = parseTemplate(text, file);
    if (!nodes) {
        return fail(nodes.error());
    }
    ScriptTemplate result;
    result.m_data = std::make_shared<Data>(Data{.file = file, .nodes = *std::move(nodes)});
    return result;
}

Result<QString> ScriptTemplate::render(const TemplateScope& scope) const
{
    TemplateRenderer renderer(m_data->file, scope);
    if (Result<> result = renderer.render(m_data->nodes); !result) {
        return fail(result.error());
    }
    return renderer.result();
}

}  // namespace limbeck
