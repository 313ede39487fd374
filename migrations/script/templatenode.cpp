// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/templatenode.h"

#include "migrations/script/templatetokens.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 20;

QRegularExpressionMatch matchAt(const QRegularExpression& pattern,
                                const QString& text,
                                qsizetype at)
{
    return pattern.match(
        text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
}

/// Cuts a template into nodes; open blocks stand on a stack.
class TemplateReader final
{
public:
    TemplateReader(const QString& text, const QString& file)
        : m_text(text)
        , m_file(file)
    {
        m_open.push_back(Block{});
        m_open.back().node.branches.emplace_back();
    }

    Result<std::vector<TemplateNode>> read()
    {
        while (m_at < m_text.size()) {
            if (Result<> result = readPart(); !result) {
                return fail(result.error());
            }
        }
        flushText();
        if (m_open.size() > 1) {
            const TemplateNode& node = m_open.back().node;
            return fail(
                templateError(m_file, node.line, node.code, EngineText::tr("it has no end")));
        }
        return std::move(m_open.back().node.branches.back().nodes);
    }

private:
    struct Block
    {
        TemplateNode node;
    };

    Result<> readPart()
    {
        static const QRegularExpression control(
            u"[\\t ]*(%(?!%)|##)[\\t ]*([^\\r\\n]*)(?:\\r?\\n|\\z)"_s);
        static const QRegularExpression comment(u"<%doc>.*?</%doc>"_s,
                                                QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression percents(u"[\\t ]*%(?=%)"_s);
        if (m_text.mid(m_at, 2) == "${"_L1) {
            return readPrint();
        }
        if (isLineStart()) {
            if (const auto match = matchAt(control, m_text, m_at); match.hasMatch()) {
                return readControl(match);
            }
            if (const auto match = matchAt(percents, m_text, m_at); match.hasMatch()) {
                return failure(m_line,
                               m_text.mid(m_at, 30).section(u'\n', 0, 0),
                               EngineText::tr("versions of Mako disagree on what \"%%\" is there"));
            }
        }
        if (const auto match = matchAt(comment, m_text, m_at); match.hasMatch()) {
            skip(match.capturedLength());
            return {};
        }
        if (m_text.mid(m_at, 2) == "<%"_L1 || m_text.mid(m_at, 3) == "</%"_L1) {
            return readCode();
        }
        static const QRegularExpression joinedLine(u"\\\\\\r?\\n"_s);
        if (const auto match = matchAt(joinedLine, m_text, m_at); match.hasMatch()) {
            skip(match.capturedLength());
            return {};
        }
        return takeCharacters(1);
    }

    bool isLineStart() const
    {
        return m_at == 0 || m_text[m_at - 1] == u'\n';
    }

    Result<> readPrint()
    {
        TemplateNode node = begin(TemplateNode::Kind::Print);
        const qsizetype start = m_at + 2;
        const qsizetype end = expressionEnd(start, u"|}"_s);
        if (end < 0) {
            return failure(node.line, m_text.mid(m_at, 30), EngineText::tr("it has no end"));
        }
        qsizetype close = end;
        if (m_text[end] == u'|') {
            close = m_text.indexOf(u'}', end);
            if (close < 0) {
                return failure(node.line, m_text.mid(m_at, 30), EngineText::tr("it has no end"));
            }
            for (const QString& filter : m_text.mid(end + 1, close - end - 1).split(u',')) {
                node.filters << filter.trimmed();
            }
        }
        node.code = m_text.mid(m_at, close + 1 - m_at);
        skip(close + 1 - m_at);
        return addParsed(std::move(node), m_text.mid(start, end - start));
    }

    /// Where an expression ends: at the first of `ends` outside of brackets and texts; or -1.
    qsizetype expressionEnd(qsizetype start, const QString& ends) const
    {
        int depth = 0;
        for (qsizetype i = start; i < m_text.size(); ++i) {
            const QChar character = m_text[i];
            if (character == u'\'' || character == u'"') {
                const qsizetype end = templateStringEnd(m_text, i);
                if (end < 0) {
                    return -1;
                }
                i = end - 1;
            } else if (depth == 0 && ends.contains(character)) {
                return i;
            } else if (u"([{"_s.contains(character)) {
                ++depth;
            } else if (u")]}"_s.contains(character)) {
                --depth;
            }
        }
        return -1;
    }

    Result<> readCode()
    {
        static const QRegularExpression code(u"<%(!?)(?=[\\s#])(.*?)%>"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
        const auto match = matchAt(code, m_text, m_at);
        if (!match.hasMatch()) {
            return failure(
                m_line, m_text.mid(m_at, 30).section(u'\n', 0, 0), EngineText::tr("it is a tag"));
        }
        flushText();
        int line = m_line;
        for (const QString& statement : match.captured(2).split(u'\n')) {
            if (Result<> result = readStatement(statement.trimmed(), line); !result) {
                return result;
            }
            ++line;
        }
        skip(match.capturedLength());
        return {};
    }

    Result<> readStatement(const QString& statement, int line)
    {
        static const QRegularExpression assignment(u"\\A([A-Za-z_]\\w*)\\s*=(?!=)\\s*(.+)\\z"_s);
        if (statement.isEmpty() || statement.startsWith(u'#')) {
            return {};
        }
        TemplateNode node;
        node.line = line;
        node.code = statement;
        if (statement == "import re"_L1) {
            node.kind = TemplateNode::Kind::Import;
            add(std::move(node));
            return {};
        }
        const QRegularExpressionMatch match = assignment.match(statement);
        if (!match.hasMatch()) {
            return failure(line, statement, EngineText::tr("it is a statement of Python"));
        }
        node.kind = TemplateNode::Kind::Assign;
        node.text = match.captured(1);
        return addParsed(std::move(node), match.captured(2));
    }

    Result<> readControl(const QRegularExpressionMatch& match)
    {
        flushText();
        const int line = m_line;
        skip(match.capturedLength());
        if (match.captured(1) == "##"_L1) {
            return {};
        }
        static const QRegularExpression words(
            u"\\A(?:(if|elif)\\s*\\b(.+):|(for)\\s+([A-Za-z_]\\w*)\\s+in\\b(.+):|(else)\\s*:|"
            u"(end)(if|for))\\s*(?:#.*)?\\z"_s);
        const QString code = match.captured(2).trimmed();
        const QRegularExpressionMatch parts = words.match(code);
        if (!parts.hasMatch()) {
            return failure(
                line, u"% "_s + code, EngineText::tr("it is no 'if', 'for' or their end"));
        }
        TemplateNode node = begin(TemplateNode::Kind::If);
        node.line = line;
        node.code = u"% "_s + code;
        if (!parts.captured(7).isEmpty()) {
            return close(
                parts.captured(8) == "for"_L1 ? TemplateNode::Kind::For : TemplateNode::Kind::If,
                node);
        }
        if (!parts.captured(3).isEmpty()) {
            node.kind = TemplateNode::Kind::For;
            node.text = parts.captured(4);
            return open(std::move(node), parts.captured(5));
        }
        if (parts.captured(1) == "if"_L1) {
            return open(std::move(node), parts.captured(2));
        }
        return nextBranch(node, parts.captured(2));
    }

    Result<> open(TemplateNode node, const QString& expression)
    {
        Result<TemplateExpression> parsed = parsedExpression(expression, node);
        if (!parsed) {
            return fail(parsed.error());
        }
        if (m_open.size() > maxDepth) {
            return failure(node.line, node.code, EngineText::tr("it is nested too deeply"));
        }
        TemplateBranch branch;
        if (node.kind == TemplateNode::Kind::For) {
            node.expression = *parsed;
        } else {
            branch.condition = *parsed;
        }
        node.branches.push_back(std::move(branch));
        m_open.push_back(Block{.node = std::move(node)});
        return {};
    }

    Result<> nextBranch(const TemplateNode& node, const QString& expression)
    {
        TemplateNode& block = m_open.back().node;
        const bool isInIf = m_open.size() > 1 && block.kind == TemplateNode::Kind::If
                            && block.branches.back().condition.has_value();
        if (!isInIf) {
            return failure(node.line, node.code, EngineText::tr("there is no open '% if'"));
        }
        TemplateBranch branch;
        if (!expression.isEmpty()) {
            Result<TemplateExpression> parsed = parsedExpression(expression, node);
            if (!parsed) {
                return fail(parsed.error());
            }
            branch.condition = *parsed;
        }
        block.branches.push_back(std::move(branch));
        return {};
    }

    Result<> close(TemplateNode::Kind kind, const TemplateNode& node)
    {
        if (m_open.size() < 2 || m_open.back().node.kind != kind) {
            return failure(node.line, node.code, EngineText::tr("it ends what was not begun"));
        }
        TemplateNode done = std::move(m_open.back().node);
        m_open.pop_back();
        add(std::move(done));
        return {};
    }

    TemplateNode begin(TemplateNode::Kind kind)
    {
        flushText();
        TemplateNode node;
        node.kind = kind;
        node.line = m_line;
        return node;
    }

    Result<TemplateExpression> parsedExpression(const QString& text, const TemplateNode& node)
    {
        return TemplateExpression::parse(text).map_error([&](const Error& error) {
            return templateError(m_file, node.line, node.code, error.message);
        });
    }

    Result<> addParsed(TemplateNode node, const QString& expression)
    {
        Result<TemplateExpression> parsed = parsedExpression(expression, node);
        if (!parsed) {
            return fail(parsed.error());
        }
        node.expression = *std::move(parsed);
        add(std::move(node));
        return {};
    }

    void add(TemplateNode node)
    {
        m_open.back().node.branches.back().nodes.push_back(std::move(node));
    }

    void keepText(const QString& text)
    {
        m_pending += text;
    }

    Result<> takeCharacters(qsizetype count)
    {
        keepText(m_text.mid(m_at, count));
        skip(count);
        return {};
    }

    void skip(qsizetype count)
    {
        m_line += static_cast<int>(QStringView(m_text).mid(m_at, count).count(u'\n'));
        m_at += count;
    }

    void flushText()
    {
        if (!m_pending.isEmpty()) {
            TemplateNode node;
            node.text = std::exchange(m_pending, {});
            add(std::move(node));
        }
    }

    Result<> failure(int line, const QString& code, const QString& reason) const
    {
        return fail(templateError(m_file, line, code, reason));
    }

    QString m_text;
    QString m_file;
    qsizetype m_at = 0;
    int m_line = 1;
    QString m_pending;
    std::vector<Block> m_open;
};

}  // namespace

Result<std::vector<TemplateNode>> parseTemplate(const QString& text, const QString& file)
{
    return TemplateReader(text, file).read();
}

Error templateError(const QString& file, int line, const QString& code, const QString& reason)
{
    Error error;
    error.code = ErrorCode::Unsupported;
    error.message = EngineText::tr(
                        "The template '%1' cannot be rendered without Python. Line %2, '%3': %4. "
                        "Simplify that line, or write this revision with the stock template.")
                        .arg(file, QString::number(line), code.trimmed(), reason);
    error.where = TextLocation{.file = file, .line = line};
    return error;
}

}  // namespace limbeck
