// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/projectfile.h"
#include "migrations/script/projectmodules.h"
#include "tests/migrations/script/loweredscript.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Imports that are followed into the sources of a project.
class TestImports final : public QObject
{
    Q_OBJECT

private slots:
    void followsImports_data();
    void followsImports();
    void staysOpaque_data();
    void staysOpaque();
    void saysThePlaceInTheOtherFile();
    void readsAgainWhatChanged();
    void staysInsideTheProject();
    void leavesAmbiguousModulesAlone();
};

namespace {

/// A project with the package `app` beside its alembic.ini.
class ImportingProject final
{
public:
    ImportingProject()
    {
        write(u"app/__init__.py"_s, {});
        write(u"app/constants.py"_s,
              "TABLE = 'a'\nNAMES = ['a']\nNAMES.append('b')\nPAIR = (TABLE, 'z')\n"
              "if TABLE == 'a':\n    CHOSEN = 'a'\nelse:\n    CHOSEN = 'b'\n"
              "import os\nSECRET = os.environ['SECRET']\n");
        write(u"app/helpers.py"_s,
              "from alembic import op\nimport sqlalchemy as sa\nfrom .constants import TABLE\n"
              "from . import constants as c\nfrom app.db import load\n"
              "def drop(name=TABLE):\n    op.drop_table(name)\n"
              "def drop_chosen():\n    op.drop_table(c.CHOSEN)\n"
              "def guarded():\n    load()\n"
              "def read():\n    return open('x').read()\n"
              "op.drop_table('while importing')\n");
        write(u"app/types.py"_s,
              "import enum\nfrom sqlalchemy.types import TypeDecorator, CHAR\n"
              "from sqlalchemy.dialects.postgresql import UUID\n"
              "from sqlalchemy.ext.compiler import compiles\nimport sqlalchemy as sa\n"
              "class GUID(TypeDecorator):\n    impl = CHAR\n    cache_ok = True\n"
              "    def load_dialect_impl(self, dialect):\n"
              "        if dialect.name == 'postgresql':\n"
              "            return dialect.type_descriptor(UUID())\n"
              "        return dialect.type_descriptor(CHAR(32))\n"
              "class LongText(sa.Text):\n    pass\n"
              "@compiles(LongText, 'mysql')\ndef long_text(element, compiler, **kw):\n"
              "    return 'LONGTEXT'\n"
              "class Colour(enum.Enum):\n    RED = 'red'\n    BLUE = 'blue'\n");
        write(u"app/names/__init__.py"_s, "from .inner import drop, NAME\nfrom .more import *\n");
        write(u"app/names/inner.py"_s,
              "from ..helpers import drop\nfrom app import names\nNAME = 'a'\n");
        write(u"app/names/more.py"_s, "MORE = 'a'\n_HIDDEN = 'a'\n");
        write(u"app/circle.py"_s, "from app.circle2 import X\n");
        write(u"app/circle2.py"_s, "from app.circle import X\n");
        write(u"app/broken.py"_s, "def (:\n");
        write(u"src/inside/__init__.py"_s, "NAME = 'a'\n");
        write(u"app/sql/__init__.py"_s, {});
        write(u"app/sql/all.sql"_s, "DROP TABLE \xc3\xa9;\r\n");
        write(u"app/sql/reading.py"_s,
              "from pathlib import Path\nTEXT = (Path(__file__).parent / 'all.sql').read_text()\n");
        write(u"app/sql/latin.sql"_s, "\xe9");
    }

    void write(const QString& name, const QByteArray& content)
    {
        const QString path = m_project.folder() + u'/' + name;
        QVERIFY(QDir().mkpath(path.section(u'/', 0, -2)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    /// upgrade() of a script whose text begins with `imports`.
    Result<Lowered> lowered(const QString& imports,
                            const QString& body,
                            const QString& dialect = u"sqlite"_s)
    {
        const QString text = u"from alembic import op\nimport sqlalchemy as sa\n"_s + imports
                             + u"\nrevision = 'a1'\ndown_revision = None\ndef upgrade():\n    "_s
                             + QString(body).replace(u"\n"_s, u"\n    "_s) + u'\n';
        m_project.addFile(u"a1.py"_s, text.toUtf8());
        const Result<Project> project = Project::open(m_project.iniFile());
        if (!project) {
            return fail(project.error());
        }
        return project->scripts.script(u"a1"_s)->lower(Direction::Up, dialect, {});
    }

    const TemporaryProject& project() const
    {
        return m_project;
    }

private:
    TemporaryProject m_project;
};

}  // namespace

void TestImports::followsImports_data()
{
    QTest::addColumn<QString>("imports");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("result");
    const auto row =
        [](const char* name, const QString& imports, const QString& body, const QString& result) {
            QTest::newRow(name) << imports << body << result;
        };
    const QString a = u"drop table a"_s;
    row("constant", u"from app.constants import TABLE"_s, u"op.drop_table(TABLE)"_s, a);
    row("module", u"import app.constants"_s, u"op.drop_table(app.constants.TABLE)"_s, a);
    row("module with a name", u"import app.constants as c"_s, u"op.drop_table(c.PAIR[0])"_s, a);
    row("module of a package",
        u"from app import constants"_s,
        u"op.drop_table(constants.TABLE)"_s,
        a);
    row("import in the function",
        {},
        u"from app.constants import TABLE as t\nop.drop_table(t)"_s,
        a);
    row("list that is changed later",
        u"from app.constants import NAMES"_s,
        u"for t in NAMES:\n    op.drop_table(t)"_s,
        u"drop table a\ndrop table b"_s);
    row("name that a branch gives",
        u"from app.constants import CHOSEN"_s,
        u"op.drop_table(CHOSEN)"_s,
        a);
    row("helper",
        u"from app.helpers import drop"_s,
        u"drop()\ndrop('b')"_s,
        u"drop table a\ndrop table b"_s);
    row("helper with a name of its module",
        u"from app import helpers"_s,
        u"helpers.drop_chosen()"_s,
        a);
    row("passed on by a package", u"from app.names import drop, NAME"_s, u"drop(NAME)"_s, a);
    row("passed on with a star", u"from app.names import MORE"_s, u"op.drop_table(MORE)"_s, a);
    row("everything of a module", u"from app.constants import *"_s, u"op.drop_table(TABLE)"_s, a);
    row("package below src", u"from inside import NAME"_s, u"op.drop_table(NAME)"_s, a);
    row("import that nobody uses",
        u"from app.broken import x\nfrom app.constants import SECRET"_s,
        u"op.drop_table('a')"_s,
        a);
    const QString drop = u"run SQL: DROP TABLE é;"_s;
    row("text of a file beside a module",
        u"from app.sql.reading import TEXT"_s,
        u"op.execute(TEXT)"_s,
        drop);
    row("text of a file of a package",
        u"import importlib.resources"_s,
        u"op.execute(importlib.resources.read_text('app.sql', 'all.sql'))"_s,
        drop);
    row("text of a file below a package",
        u"from importlib.resources import files"_s,
        u"op.execute(files('app').joinpath('sql/all.sql').read_text(encoding='utf-8'))"_s,
        drop);
    row("text of an open file",
        u"import os"_s,
        u"base = os.path.dirname(os.path.abspath(__file__))\n"
        "with open(os.path.join(base, '..', '..', 'app', 'sql', 'all.sql')) as f:\n"
        "    op.execute(f.read())"_s,
        drop);
    row("module whose name is a value",
        u"import importlib"_s,
        u"op.drop_table(importlib.import_module('app.constants').TABLE)"_s,
        a);
    row("enum",
        u"from app.types import Colour"_s,
        u"op.add_column('t', sa.Column('c', sa.Enum(Colour)))\nop.drop_table(Colour.RED.value)"_s,
        u"add column c enum colour (RED, BLUE) to t\ndrop table red"_s);
    row("column type",
        u"from app.types import GUID"_s,
        u"op.add_column('t', sa.Column('c', GUID(), nullable=True))"_s,
        u"add column c char(32) to t"_s);
    row("column type that is compiled elsewhere",
        u"from app.types import LongText"_s,
        u"op.add_column('t', sa.Column('c', LongText))"_s,
        u"add column c text to t"_s);
}

void TestImports::followsImports()
{
    QFETCH(QString, imports);
    QFETCH(QString, body);
    ImportingProject project;
    const Result<Lowered> result = project.lowered(imports, body);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "result");
    QVERIFY(result->isFull());
}

void TestImports::staysOpaque_data()
{
    QTest::addColumn<QString>("imports");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("result");
    const auto row =
        [](const char* name, const QString& imports, const QString& body, const QString& result) {
            QTest::newRow(name) << imports << body << result;
        };
    row("name that is not there",
        u"from app.constants import NOTHING"_s,
        u"op.drop_table(NOTHING)"_s,
        u"? uses 'NOTHING', which 'app.constants' does not define in a way that is understood"_s);
    row("name that a star leaves out",
        u"from app.names import _HIDDEN"_s,
        u"op.drop_table(_HIDDEN)"_s,
        u"? uses '_HIDDEN', which 'app.names' does not define in a way that is understood"_s);
    row("module that is not there",
        u"from app.nothing import x"_s,
        u"x()"_s,
        u"? uses 'nothing', which 'app' does not define in a way that is understood"_s);
    row("environment",
        u"from app.constants import SECRET"_s,
        u"op.drop_table(SECRET)"_s,
        u"? reads the environment variable 'SECRET', which is not set here"_s);
    row("file that is not there",
        u"from pathlib import Path"_s,
        u"op.execute((Path(__file__).parent / 'none.sql').read_text())"_s,
        u"? reads the file 'none.sql', which is no text file of the project"_s);
    row("file that is no UTF-8",
        u"import importlib.resources"_s,
        u"op.execute(importlib.resources.read_text('app.sql', 'latin.sql'))"_s,
        u"? reads the file 'latin.sql', which is no text file of the project"_s);
    row("file outside of the project",
        u"from pathlib import Path"_s,
        u"op.execute((Path(__file__).parent / '../../../../../../../../etc/hostname').read_text())"_s,
        u"? reads the file 'hostname', which is no text file of the project"_s);
    row("circle",
        u"from app.circle import X"_s,
        u"op.drop_table(X)"_s,
        u"? imports a name in a circle"_s);
    row("module that is no Python",
        u"from app.broken import x"_s,
        u"x()"_s,
        u"? uses 'broken', which 'app' does not define in a way that is understood"_s);
    row("helper that does more",
        u"from app.helpers import guarded"_s,
        u"guarded()"_s,
        u"? uses 'db', which 'app' does not define in a way that is understood"_s);
}

void TestImports::staysOpaque()
{
    QFETCH(QString, imports);
    QFETCH(QString, body);
    ImportingProject project;
    const Result<Lowered> result = project.lowered(imports, body);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "result");
    QVERIFY(!result->isFull());
}

void TestImports::saysThePlaceInTheOtherFile()
{
    ImportingProject project;
    const Result<Lowered> result = project.lowered(u"from app.helpers import read"_s, u"read()"_s);
    QVERIFY_RESULT(result);
    QCOMPARE(result->opaque.size(), 1);
    QCOMPARE(result->opaque[0].where.file,
             QFileInfo(project.project().folder()).canonicalFilePath() + u"/app/helpers.py"_s);
    QCOMPARE(result->opaque[0].where.line, 13);
}

void TestImports::readsAgainWhatChanged()
{
    ImportingProject project;
    ProjectModules modules(
        importFolders({project.project().versionsFolder()}, {project.project().folder()}));
    const auto before = modules.find(u"app.names.more"_s);
    QVERIFY(before != nullptr);
    QCOMPARE(modules.find(u"app.names.more"_s), before);
    project.write(u"app/names/more.py"_s, "OTHER = 'a'\n");
    QFile file(project.project().folder() + u"/app/names/more.py"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(10),
                             QFileDevice::FileModificationTime));
    file.close();
    const auto after = modules.find(u"app.names.more"_s);
    QVERIFY(after != nullptr && after != before);
    QCOMPARE(after->statementsFor(u"OTHER"_s).size(), 1);
}

/// A link out of the project leads nowhere, and no name climbs out of it.
void TestImports::staysInsideTheProject()
{
    QTemporaryDir outside;
    QFile file(outside.filePath(u"secret.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("X = 'a'\n");
    file.close();
    ImportingProject project;
    QVERIFY(QFile::link(outside.path(), project.project().folder() + u"/linked"_s));
    ProjectModules modules(importFolders({project.project().versionsFolder()}, {outside.path()}));
    QVERIFY(modules.find(u"secret"_s) == nullptr);
    const auto linked = modules.find(u"linked.secret"_s);
    QVERIFY(linked == nullptr);
    for (const QString& name :
         {u""_s, u"."_s, u".."_s, u"json"_s, u"alembic.op"_s, u"sqlalchemy"_s}) {
        QVERIFY2(modules.find(name) == nullptr, qPrintable(name));
    }
}

void TestImports::leavesAmbiguousModulesAlone()
{
    ImportingProject project;
    project.write(u"lib/double.py"_s, "X = 'a'\n");
    project.write(u"src/double.py"_s, "X = 'b'\n");
    ProjectModules modules(importFolders({project.project().versionsFolder()}));
    QVERIFY(modules.find(u"double"_s) == nullptr);
    QVERIFY(modules.find(u"inside"_s) != nullptr);
}

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
