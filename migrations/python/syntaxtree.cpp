// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/syntaxtree.h"

#include <cstring>

extern "C" const TSLanguage* tree_sitter_python(void);

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// One parser per thread: making one costs more than a small parse.
TSParser* threadParser()
{
    struct Deleter
    {
        void operator()(TSParser* parser) const
        {
            ts_parser_delete(parser);
        }
    };
    static thread_local const std::unique_ptr<TSParser, Deleter> parser = [] {
        std::unique_ptr<TSParser, Deleter> made(ts_parser_new());
        ts_parser_set_language(made.get(), tree_sitter_python());
        return made;
    }();
    return parser.get();
}

}  // namespace

SyntaxNode::SyntaxNode(TSNode node, const SyntaxTree* tree)
    : m_node(node)
    , m_tree(tree)
{
}

bool SyntaxNode::isNull() const
{
    return m_tree == nullptr || ts_node_is_null(m_node);
}

QByteArrayView SyntaxNode::kind() const
{
    return isNull() ? QByteArrayView() : QByteArrayView(ts_node_type(m_node));
}

bool SyntaxNode::is(const char* kind) const
{
    return !isNull() && std::strcmp(ts_node_type(m_node), kind) == 0;
}

QByteArrayView SyntaxNode::text() const
{
    if (isNull()) {
        return {};
    }
    const uint32_t start = ts_node_start_byte(m_node);
    return QByteArrayView(m_tree->source()).sliced(start, ts_node_end_byte(m_node) - start);
}

SyntaxNode SyntaxNode::field(const char* name) const
{
    if (isNull()) {
        return {};
    }
    const auto length = static_cast<uint32_t>(std::strlen(name));
    return {ts_node_child_by_field_name(m_node, name, length), m_tree};
}

template <typename Wanted>
QList<SyntaxNode> SyntaxNode::collect(Wanted wanted) const
{
    QList<SyntaxNode> nodes;
    if (isNull()) {
        return nodes;
    }
    // A cursor, since asking for the n-th child walks over all before it.
    TSTreeCursor cursor = ts_tree_cursor_new(m_node);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
        do {
            const TSNode node = ts_tree_cursor_current_node(&cursor);
            if (wanted(node, ts_tree_cursor_current_field_name(&cursor))) {
                nodes << SyntaxNode(node, m_tree);
            }
        } while (ts_tree_cursor_goto_next_sibling(&cursor));
    }
    ts_tree_cursor_delete(&cursor);
    return nodes;
}

QList<SyntaxNode> SyntaxNode::children() const
{
    return collect([](TSNode node, const char*) {
        return ts_node_is_named(node) && std::strcmp(ts_node_type(node), "comment") != 0;
    });
}

QList<SyntaxNode> SyntaxNode::parts() const
{
    return collect(
        [](TSNode node, const char*) { return std::strcmp(ts_node_type(node), "comment") != 0; });
}

QList<SyntaxNode> SyntaxNode::fields(const char* name) const
{
    return collect([name](TSNode, const char* field) {
        return field != nullptr && std::strcmp(field, name) == 0;
    });
}

SyntaxNode SyntaxNode::firstChild() const
{
    const QList<SyntaxNode> all = children();
    return all.isEmpty() ? SyntaxNode() : all.constFirst();
}

bool SyntaxNode::hasError() const
{
    return !isNull() && ts_node_has_error(m_node);
}

bool SyntaxNode::isMissing() const
{
    return !isNull() && ts_node_is_missing(m_node);
}

TextLocation SyntaxNode::where() const
{
    if (isNull()) {
        return {};
    }
    const TSPoint point = ts_node_start_point(m_node);
    const qsizetype start = ts_node_start_byte(m_node);
    const QByteArrayView before =
        QByteArrayView(m_tree->source()).sliced(start - point.column, point.column);
    TextLocation place;
    place.file = m_tree->file();
    place.line = static_cast<int>(point.row) + 1;
    place.column = static_cast<int>(QString::fromUtf8(before).size()) + 1;
    return place;
}

QString SyntaxNode::code() const
{
    constexpr qsizetype maxLength = 100;
    const QString line = QString::fromUtf8(text().first(qMin(text().size(), 4 * maxLength)));
    const QString simple = line.simplified();
    return simple.size() <= maxLength ? simple : simple.first(maxLength - 1) + u'…';
}

Opaque SyntaxNode::opaque(const QString& reason) const
{
    return {.where = where(), .reason = reason, .code = code()};
}

void SyntaxTree::Deleter::operator()(TSTree* tree) const
{
    ts_tree_delete(tree);
}

SyntaxTree::SyntaxTree(const QByteArray& source, const QString& file)
    : m_source(source)
    , m_file(file)
    , m_tree(ts_parser_parse_string(
          threadParser(), nullptr, m_source.constData(), static_cast<uint32_t>(m_source.size())))
{
}

std::unique_ptr<SyntaxTree> SyntaxTree::parse(const QByteArray& source, const QString& file)
{
    return std::unique_ptr<SyntaxTree>(new SyntaxTree(source, file));
}

SyntaxNode SyntaxTree::root() const
{
    return {ts_tree_root_node(m_tree.get()), this};
}

const QByteArray& SyntaxTree::source() const
{
    return m_source;
}

const QString& SyntaxTree::file() const
{
    return m_file;
}

std::optional<TextLocation> SyntaxTree::firstError() const
{
    SyntaxNode node = root();
    if (!node.hasError()) {
        return std::nullopt;
    }
    while (!node.is("ERROR") && !node.isMissing()) {
        SyntaxNode next;
        const QList<SyntaxNode> all = node.collect([](TSNode, const char*) { return true; });
        for (const SyntaxNode& child : all) {
            if (child.hasError() || child.isMissing()) {
                next = child;
                break;
            }
        }
        if (next.isNull()) {
            break;
        }
        node = next;
    }
    return node.where();
}

}  // namespace limbeck::python
