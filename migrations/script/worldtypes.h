// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/liveresults.h"
#include "migrations/script/scriptworld.h"

namespace limbeck {

// What the objects of ScriptWorld are called.
inline const QString connectionType = connectionTypeName();
inline const QString sessionType = sessionTypeName();
inline const QString nestedType = QStringLiteral("sqlalchemy.NestedTransaction");
inline const QString contextType = QStringLiteral("alembic.MigrationContext");
inline const QString dialectType = dialectTypeName();
inline const QString resultType = resultTypeName();
inline const QString inspectorType = QStringLiteral("sqlalchemy.Inspector");
inline const QString loggerType = QStringLiteral("logging.Logger");
inline const QString flaskType = QStringLiteral("flask_sqlalchemy.SQLAlchemy");
inline const QString autocommitType = QStringLiteral("alembic.autocommit_block");
inline const QString batchType = QStringLiteral("alembic.batch_alter_table");
inline const QString operationsType = QStringLiteral("alembic.BatchOperations");

}  // namespace limbeck
