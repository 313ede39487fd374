// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/opaque.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <tree_sitter/api.h>

namespace limbeck::python {

class SyntaxTree;

/// One node of a syntax tree. A value; valid while its tree lives.
class SyntaxNode final
{
public:
    SyntaxNode() = default;

    bool isNull() const;
    /// The grammar's word: "assignment", "call", …
    QByteArrayView kind() const;
    bool is(const char* kind) const;
    QByteArrayView text() const;
    /// A null node if there is none.
    SyntaxNode field(const char* name) const;
    /// Named children without comments, in order.
    QList<SyntaxNode> children() const;
    /// The same with the punctuation between them.
    QList<SyntaxNode> parts() const;
    /// Children of one field, in order.
    QList<SyntaxNode> fields(const char* name) const;
    SyntaxNode firstChild() const;
    bool hasError() const;
    bool isMissing() const;

    TextLocation where() const;
    /// The text on one line, shortened for messages.
    QString code() const;
    Opaque opaque(const QString& reason) const;

private:
    friend class SyntaxTree;
    SyntaxNode(TSNode node, const SyntaxTree* tree);
    template <typename Wanted>
    QList<SyntaxNode> collect(Wanted wanted) const;

    TSNode m_node{};
    const SyntaxTree* m_tree = nullptr;
};

/// The syntax of one Python text. Owns the text; moved, never copied.
class SyntaxTree final
{
public:
    /// Never fails: errors are nodes. `source` is UTF-8 with LF line ends.
    static std::unique_ptr<SyntaxTree> parse(const QByteArray& source, const QString& file);
    /// The same; the tree that this thread got here last, if that was for the same text and file.
    /// Who reads a script's one direction often reads the other next, and parsing is half of that.
    static std::shared_ptr<const SyntaxTree> parseOnce(const QByteArray& source,
                                                       const QString& file);

    SyntaxNode root() const;
    const QByteArray& source() const;
    const QString& file() const;
    /// The first place that is not Python.
    std::optional<TextLocation> firstError() const;

private:
    struct Deleter
    {
        void operator()(TSTree* tree) const;
    };

    SyntaxTree(const QByteArray& source, const QString& file);
    Q_DISABLE_COPY_MOVE(SyntaxTree)

    QByteArray m_source;
    QString m_file;
    std::unique_ptr<TSTree, Deleter> m_tree;
};

}  // namespace limbeck::python
