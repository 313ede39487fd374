// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/exportsheet.h"

#include "models/base/enginetext.h"
#include "ui/widget/messagebox.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QComboBox* comboBox(QWidget* parent, const QString& name)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(u"export."_s + name);
    return box;
}

/// The value that was added with the chosen entry.
template <typename Value>
Value chosen(const QComboBox* box)
{
    return static_cast<Value>(box->currentData().toInt());
}

template <typename Value>
void add(QComboBox* box, const QString& text, Value value)
{
    box->addItem(text, static_cast<int>(value));
}

}  // namespace

ExportSheet::ExportSheet(const Snapshot& snapshot,
                         const QString& url,
                         const QString& asOf,
                         QWidget* parent)
    : QDialog(parent)
    , m_url(url)
    , m_config(snapshot.path)
    , m_folder(snapshot.project ? snapshot.project->file.folder : QDir::homePath())
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"sheet.export"_s);
    setWindowTitle(tr("Export a report of %1").arg(snapshot.name));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 0);
    m_layout->setContentsMargins(18, 16, 18, 14);
    m_layout->setSpacing(10);
    addFields(snapshot, asOf);
    addCommand();
    addButtons();
    suggestPath();
    update();
}

void ExportSheet::addFields(const Snapshot& snapshot, const QString& asOf)
{
    m_form = new QFormLayout;
    m_layout->addLayout(m_form);

    m_format = comboBox(this, u"format"_s);
    for (const ReportFormatInfo& info : reportFormats()) {
        add(m_format, EngineText::tr(info.title.toUtf8().constData()), info.format);
    }
    m_form->addRow(tr("&Format"), m_format);

    m_source = comboBox(this, u"source"_s);
    add(m_source, tr("The history: what the scripts make"), ReportSource::History);
    if (snapshot.hasReadDatabase()) {
        add(m_source,
            tr("The database %1: what is there").arg(snapshot.databaseName()),
            ReportSource::Database);
    }
    if (snapshot.project && !snapshot.project->file.models.value.isEmpty()) {
        add(m_source, tr("The models: what the application declares"), ReportSource::Models);
    }
    m_form->addRow(tr("&Of"), m_source);

    m_asOf = comboBox(this, u"asOf"_s);
    m_asOf->setEditable(true);
    m_asOf->addItem(u"heads"_s, u"heads"_s);
    for (const RevisionId& id : snapshot.graph.history()) {
        m_asOf->addItem(id + u"  "_s + snapshot.graph.find(id)->message, id);
    }
    m_asOf->lineEdit()->setAccessibleName(tr("Revision to report as of"));
    if (const int index = m_asOf->findData(asOf); !asOf.isEmpty() && index >= 0) {
        m_asOf->setCurrentIndex(index);
    }
    m_form->addRow(tr("&As of"), m_asOf);

    m_view = comboBox(this, u"view"_s);
    m_view->addItem(tr("Every table"));
    m_form->addRow(tr("Saved &view"), m_view);
    m_form->setRowVisible(m_view, false);

    m_tables = new QLineEdit(this);
    m_tables->setObjectName(u"export.tables"_s);
    m_tables->setPlaceholderText(tr("All; or names such as plan*, user"));
    m_form->addRow(tr("&Tables"), m_tables);

    m_detail = comboBox(this, u"detail"_s);
    m_detail->addItem(tr("Automatic: all columns up to 50 tables"), -1);
    add(m_detail, tr("Names only"), DiagramDetail::Names);
    add(m_detail, tr("Keys"), DiagramDetail::Keys);
    add(m_detail, tr("All columns"), DiagramDetail::All);
    m_form->addRow(tr("&Diagram shows"), m_detail);

    m_theme = comboBox(this, u"theme"_s);
    add(m_theme, tr("As the reader's system"), ReportTheme::Auto);
    add(m_theme, tr("Light"), ReportTheme::Light);
    add(m_theme, tr("Dark"), ReportTheme::Dark);
    m_form->addRow(tr("&Colours"), m_theme);

    m_paper = comboBox(this, u"paper"_s);
    add(m_paper, tr("A4"), ReportPaper::A4);
    add(m_paper, tr("A3"), ReportPaper::A3);
    add(m_paper, tr("Letter"), ReportPaper::Letter);
    m_form->addRow(tr("&Paper"), m_paper);

    m_tiled = new QCheckBox(tr("The diagram over several pages as well"), this);
    m_tiled->setObjectName(u"export.tiled"_s);
    m_form->addRow(QString(), m_tiled);

    m_language = comboBox(this, u"language"_s);
    add(m_language, tr("English"), ReportLanguage::English);
    add(m_language, tr("German"), ReportLanguage::German);
    m_form->addRow(tr("&Language"), m_language);

    m_split = new QCheckBox(tr("A folder of several files"), this);
    m_split->setObjectName(u"export.split"_s);
    m_form->addRow(QString(), m_split);

    auto* line = new QHBoxLayout;
    m_path = new QLineEdit(this);
    m_path->setObjectName(u"export.path"_s);
    m_path->setAccessibleName(tr("File or folder of the report"));
    auto* browse = new QPushButton(tr("&Browse…"), this);
    line->addWidget(m_path, 1);
    line->addWidget(browse);
    auto* label = new QLabel(tr("&Write to"), this);
    label->setBuddy(m_path);
    m_form->addRow(label, line);

    connect(browse, &QPushButton::clicked, this, &ExportSheet::choosePath);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportSheet::suggestPath);
    connect(m_split, &QCheckBox::toggled, this, &ExportSheet::suggestPath);
    for (QComboBox* box : {m_format, m_source, m_view, m_detail, m_theme, m_paper, m_language}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ExportSheet::update);
    }
    connect(m_asOf, &QComboBox::currentTextChanged, this, &ExportSheet::update);
    connect(m_split, &QCheckBox::toggled, this, &ExportSheet::update);
    connect(m_tiled, &QCheckBox::toggled, this, &ExportSheet::update);
    for (QLineEdit* edit : {m_tables, m_path}) {
        connect(edit, &QLineEdit::textChanged, this, &ExportSheet::update);
    }
}

void ExportSheet::addCommand()
{
    m_command = new QLabel(this);
    m_command->setObjectName(u"export.command"_s);
    m_command->setTextFormat(Qt::PlainText);
    m_command->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setAccessibleName(tr("The same as a command"));
    QFont font = m_command->font();
    font.setFamilies({u"monospace"_s});
    m_command->setFont(font);
    auto* line = new QHBoxLayout;
    auto* copy = new QPushButton(tr("Copy co&mmand"), this);
    copy->setObjectName(u"export.copy"_s);
    copy->setToolTip(tr("Copies what writes the same report on the command line"));
    line->addWidget(m_command, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    m_layout->addLayout(line);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(commandLine());
    });
}

void ExportSheet::addButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(u"export.export"_s);
    m_export->setDefault(true);
    m_layout->addStretch();
    m_layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportSheet::setViews(const QStringList& names, const QString& current)
{
    for (const QString& name : names) {
        m_view->addItem(name, name);
    }
    m_view->setCurrentIndex(std::max(0, m_view->findData(current)));
    m_form->setRowVisible(m_view, !names.isEmpty());
}

command::ReportRequest ExportSheet::request() const
{
    const ReportFormatInfo& info = infoOf(chosen<ReportFormat>(m_format));
    command::ReportRequest request;
    request.format = info.format;
    request.source = chosen<ReportSource>(m_source);
    // What was typed is no entry of the list, whatever entry stands beside it.
    const int entry = m_asOf->findText(m_asOf->currentText());
    request.asOf =
        entry >= 0 ? m_asOf->itemData(entry).toString() : m_asOf->currentText().trimmed();
    if (request.asOf.isEmpty()) {
        request.asOf = u"heads"_s;
    }
    request.view = m_view->currentData().toString();
    request.tables = m_tables->text().trimmed();
    if (m_detail->currentData().toInt() >= 0) {
        request.detail = chosen<DiagramDetail>(m_detail);
    }
    request.url = m_url;
    request.style.theme = chosen<ReportTheme>(m_theme);
    request.style.paper = chosen<ReportPaper>(m_paper);
    request.style.language = chosen<ReportLanguage>(m_language);
    request.style.isTiled = info.format == ReportFormat::Pdf && m_tiled->isChecked();
    request.style.isSplit = info.canSplit && m_split->isChecked();
    return request;
}

QString ExportSheet::path() const
{
    return m_path->text().trimmed();
}

QString ExportSheet::commandLine() const
{
    return command::commandLineFor(request(), path(), m_config);
}

void ExportSheet::choosePath()
{
    const command::ReportRequest wanted = request();
    const bool isFolder = infoOf(wanted.format).isFolder || wanted.style.isSplit;
    const QString chosenPath =
        isFolder ? FileDialog::chooseFolder(this, tr("Choose an empty folder for the report"))
                 : FileDialog::chooseTarget(this, tr("Write the report to"), path());
    if (!chosenPath.isEmpty()) {
        m_path->setText(chosenPath);
    }
}

void ExportSheet::suggestPath()
{
    if (path() != m_suggested) {
        return;  // the user has chosen another one
    }
    const command::ReportRequest wanted = request();
    const ReportFormatInfo& info = infoOf(wanted.format);
    const bool isFolder = info.isFolder || wanted.style.isSplit;
    m_suggested = QDir(m_folder).filePath(isFolder ? u"schema-"_s + info.name
                                                   : u"schema."_s + info.extension);
    m_path->setText(m_suggested);
}

void ExportSheet::update()
{
    const ReportFormatInfo& info = infoOf(chosen<ReportFormat>(m_format));
    m_asOf->setEnabled(chosen<ReportSource>(m_source) == ReportSource::History);
    m_form->setRowVisible(m_detail, info.hasDiagram);
    m_form->setRowVisible(m_theme, info.hasTheme);
    m_form->setRowVisible(m_paper, info.format == ReportFormat::Pdf);
    m_form->setRowVisible(m_tiled, info.format == ReportFormat::Pdf);
    m_form->setRowVisible(m_split, info.canSplit);
    m_command->setText(commandLine());
    m_export->setEnabled(!path().isEmpty());
}

}  // namespace limbeck::ui
