// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/syntaxtree.h"

#include "migrations/python/nesting.h"

#include <QHash>

#include <cstring>
#include <tl/expected.hpp>

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

/// The grammar's number of a field. Its own function compares with all names, one by one.
TSFieldId fieldNumber(QByteArrayView name)
{
    static const QHash<QByteArrayView, TSFieldId> numbers = [] {
        QHash<QByteArrayView, TSFieldId> all;
        const TSLanguage* language = tree_sitter_python();
        for (uint32_t i = 1; i <= ts_language_field_count(language); ++i) {
            const auto number = static_cast<TSFieldId>(i);
            all.insert(ts_language_field_name_for_id(language, number), number);
        }
        return all;
    }();
    return numbers.value(name, 0);
}

bool isComment(TSNode node)
{
    static const TSSymbol comment =
        ts_language_symbol_for_name(tree_sitter_python(), "comment", 7, true);
    return ts_node_symbol(node) == comment;
}

bool isChild(TSNode node)
{
    return ts_node_is_named(node) && !isComment(node);
}

/// Deeper trees are no programs: CPython's compiler gives up soon after ("maximum recursion depth
/// exceeded during compilation"), and whoever walks over the tree here may recurse.
constexpr int deepestTree = 2'000;
/// A text without a line so long, and nothing so far in, makes no tree that deep.
constexpr qsizetype suspiciousLine = deepestTree;
constexpr qsizetype suspiciousIndent = 200;

/// Where the tree goes deeper than that; nothing if it does not.
std::optional<TSNode> tooDeepNode(TSNode root)
{
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    std::optional<TSNode> found;
    int depth = 0;
    bool isDone = false;
    while (!isDone) {
        if (ts_tree_cursor_goto_first_child(&cursor)) {
            if (++depth > deepestTree) {
                found = ts_tree_cursor_current_node(&cursor);
                break;
            }
            continue;
        }
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            if (!ts_tree_cursor_goto_parent(&cursor)) {
                isDone = true;
                break;
            }
            --depth;
        }
    }
    ts_tree_cursor_delete(&cursor);
    return found;
}

TSTree* parsed(const QByteArray& source)
{
    return ts_parser_parse_string(
        threadParser(), nullptr, source.constData(), static_cast<uint32_t>(source.size()));
}

using TreePointer = std::unique_ptr<TSTree, void (*)(TSTree*)>;

/// The tree of a text, or where it goes in too deep.
tl::expected<TreePointer, qsizetype> boundedTree(const QByteArray& source)
{
    const Nesting nesting = nestingOf(source);
    if (nesting.tooDeep) {
        return tl::unexpected(*nesting.tooDeep);
    }
    TreePointer tree(parsed(source), ts_tree_delete);
    if (nesting.longestLine > suspiciousLine || nesting.deepestIndent > suspiciousIndent) {
        if (const auto node = tooDeepNode(ts_tree_root_node(tree.get()))) {
            return tl::unexpected(qsizetype(ts_node_start_byte(*node)));
        }
    }
    return tree;
}

/// What is too deep counts as an empty module, so that nobody walks over it.
TSTree* treeOrNothing(const QByteArray& source)
{
    tl::expected<TreePointer, qsizetype> tree = boundedTree(source);
    return tree ? tree->release() : parsed(QByteArray());
}

TextLocation placeOf(qsizetype byte, const QByteArray& source, const QString& file)
{
    const QByteArrayView before = QByteArrayView(source).first(byte);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    TextLocation place;
    place.file = file;
    place.line = static_cast<int>(before.count('\n')) + 1;
    place.column = static_cast<int>(QString::fromUtf8(before.sliced(lineStart)).size()) + 1;
    return place;
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
    return {ts_node_child_by_field_id(m_node, fieldNumber(name)), m_tree};
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
            if (wanted(node, cursor)) {
                nodes << SyntaxNode(node, m_tree);
            }
        } while (ts_tree_cursor_goto_next_sibling(&cursor));
    }
    ts_tree_cursor_delete(&cursor);
    return nodes;
}

QList<SyntaxNode> SyntaxNode::children() const
{
    return collect([](TSNode node, const TSTreeCursor&) { return isChild(node); });
}

QList<SyntaxNode> SyntaxNode::parts() const
{
    return collect([](TSNode node, const TSTreeCursor&) { return !isComment(node); });
}

QList<SyntaxNode> SyntaxNode::fields(const char* name) const
{
    return collect([number = fieldNumber(name)](TSNode, const TSTreeCursor& cursor) {
        return number != 0 && ts_tree_cursor_current_field_id(&cursor) == number;
    });
}

SyntaxNode SyntaxNode::firstChild() const
{
    const uint32_t count = isNull() ? 0 : ts_node_named_child_count(m_node);
    for (uint32_t i = 0; i < count; ++i) {
        const TSNode child = ts_node_named_child(m_node, i);
        if (!isComment(child)) {
            return {child, m_tree};
        }
    }
    return {};
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
    // In a line as long as this nobody counts, but counting again and again takes its time.
    constexpr uint32_t longestCounted = 4'000;
    const TSPoint point = ts_node_start_point(m_node);
    const qsizetype start = ts_node_start_byte(m_node);
    const QByteArrayView before =
        point.column > longestCounted
            ? QByteArrayView()
            : QByteArrayView(m_tree->source()).sliced(start - point.column, point.column);
    TextLocation place;
    place.file = m_tree->file();
    place.line = static_cast<int>(point.row) + 1;
    place.column = point.column > longestCounted
                       ? static_cast<int>(point.column) + 1
                       : static_cast<int>(QString::fromUtf8(before).size()) + 1;
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
    , m_tree(treeOrNothing(m_source))
{
}

std::unique_ptr<SyntaxTree> SyntaxTree::parse(const QByteArray& source, const QString& file)
{
    return std::unique_ptr<SyntaxTree>(new SyntaxTree(source, file));
}

std::shared_ptr<const SyntaxTree> SyntaxTree::parseOnce(const QByteArray& source,
                                                        const QString& file)
{
    static thread_local std::shared_ptr<const SyntaxTree> last;
    if (last == nullptr || last->m_file != file || last->m_source != source) {
        last = parse(source, file);
    }
    return last;
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
    const bool isEmpty = ts_node_end_byte(node.m_node) == 0 && !m_source.isEmpty();
    if (isEmpty) {
        const auto tree = boundedTree(m_source);
        return tree ? std::nullopt : std::optional(placeOf(tree.error(), m_source, m_file));
    }
    if (!node.hasError()) {
        return std::nullopt;
    }
    while (!node.is("ERROR") && !node.isMissing()) {
        SyntaxNode next;
        const QList<SyntaxNode> all =
            node.collect([](TSNode, const TSTreeCursor&) { return true; });
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
