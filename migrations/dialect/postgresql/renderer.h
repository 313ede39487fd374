// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/alterrenderer.h"

namespace limbeck::postgresql {

/// What PostgreSQL says in its own way.
class Renderer final : public AlterRenderer
{
public:
    using AlterRenderer::AlterRenderer;

protected:
    Result<QString> columnText(const Column& column, const Table& table) const override;
    Result<QString> constraintText(const Constraint& constraint) const override;
    QString tableTail(const Table& table) const override;
    Result<QString> createIndexText(const CreateIndex& operation) const override;
    Result<QString> dropIndexText(const DropIndex& operation) const override;
    Statements alterColumn(const AlterColumn& operation) const override;
    Result<QString> dropConstraintText(const DropConstraint& operation) const override;
    QString tableCommentText(const SetTableComment& operation) const override;
    Result<QString> placeText(const AddColumn& operation) const override;
    QStringList commentTexts(const Table& table) const override;
    QString renamedTable(const RenameTable& operation) const override;
    Statements createEnum(const CreateEnum& operation) const override;
    Statements dropEnum(const DropEnum& operation) const override;
    bool hasIfExists() const override;

private:
    QString columnComment(const TableName& table,
                          const QString& column,
                          const std::optional<QString>& comment) const;
    bool hasEnum(const EnumType& type) const;
};

}  // namespace limbeck::postgresql
