// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testresult.h"
#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/diagram/diagramexport.h"
#include "ui/diagram/diagramscene.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestDiagramExport final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesEveryFormat();
    void isLightWhateverTheWindowIs();
    void growsWithTheScale();
    void cropsNothing();
    void writesSvgThatIsTheSameEveryTime();
    void refusesPicturesThatAreTooLarge();
    void saysWhereItCannotWrite();
    void copiesSvgAndPicture();

private:
    std::unique_ptr<DiagramScene> m_scene;
};

void TestDiagramExport::init()
{
    m_scene = std::make_unique<DiagramScene>();
    Schema schema = madeUpSnapshot()->schema;
    schema.tables << madeUpTable(u"tree"_s, {u"tree"_s});
    m_scene->setContent(diagramContent(schema), DiagramDetail::All);
    m_scene->setPositions(gridLayout(m_scene->layoutInput()));
}

void TestDiagramExport::writesEveryFormat()
{
    const QTemporaryDir folder;
    const auto write = [&](DiagramExport::Format format, const QString& name) {
        DiagramExport options;
        options.format = format;
        const QString path = folder.filePath(name);
        const auto written = exportDiagram(*m_scene, options, path);
        QFile file(path);
        return written && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(write(DiagramExport::Format::Png, u"a.png"_s).startsWith("\x89PNG"));
    QVERIFY(write(DiagramExport::Format::Pdf, u"a.pdf"_s).startsWith("%PDF"));
    const QByteArray svg = write(DiagramExport::Format::Svg, u"a.svg"_s);
    QXmlStreamReader reader(svg);
    QString text;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters) {
            text += reader.text();
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const QString& word : {u"note"_s, u"page_id"_s, u"exactly one"_s}) {
        QVERIFY2(text.contains(word), qPrintable(word));
    }
}

void TestDiagramExport::isLightWhateverTheWindowIs()
{
    m_scene->setLook(DiagramLook(darkPalette()));
    DiagramExport options;
    const auto light = exportImage(*m_scene, options);
    QVERIFY_RESULT(light);
    QCOMPARE(light->pixelColor(2, 2), QColor(Qt::white));
    options.isDark = true;
    const auto dark = exportImage(*m_scene, options);
    QVERIFY_RESULT(dark);
    QVERIFY(dark->pixelColor(2, 2).lightness() < 60);
    QCOMPARE(m_scene->look().canvas, DiagramLook(darkPalette()).canvas);  // the window's own stays
}

void TestDiagramExport::growsWithTheScale()
{
    DiagramExport options;
    options.scale = 1;
    const QSize once = exportSize(*m_scene, options);
    options.scale = 4;
    const QSize four = exportSize(*m_scene, options);
    QVERIFY(std::abs(four.width() - 4 * once.width()) <= 4);
    const auto image = exportImage(*m_scene, options);
    QVERIFY_RESULT(image);
    QCOMPARE(image->size(), four);
    options.format = DiagramExport::Format::Svg;
    QCOMPARE(exportSize(*m_scene, options), once);
}

void TestDiagramExport::cropsNothing()
{
    DiagramExport options;
    options.scale = 1;
    const auto image = exportImage(*m_scene, options);
    QVERIFY_RESULT(image);
    // Nothing is painted on the rim: whatever there is ends before it.
    const QColor ground = image->pixelColor(0, 0);
    for (int x = 0; x < image->width(); ++x) {
        QCOMPARE(image->pixelColor(x, 0), ground);
        QCOMPARE(image->pixelColor(x, image->height() - 1), ground);
    }
    for (int y = 0; y < image->height(); ++y) {
        QCOMPARE(image->pixelColor(0, y), ground);
        QCOMPARE(image->pixelColor(image->width() - 1, y), ground);
    }
    QSvgRenderer svg(exportSvg(*m_scene, options));
    QVERIFY(svg.isValid());
    QVERIFY(std::abs(svg.viewBox().width() - image->width()) <= 1);
    const double asked = 1.0 * svg.defaultSize().width() / svg.defaultSize().height();
    QVERIFY(std::abs(asked - 1.0 * image->width() / image->height()) < 0.02);
    options.hasLegend = false;
    QVERIFY(exportSize(*m_scene, options).height() < image->height());
}

void TestDiagramExport::writesSvgThatIsTheSameEveryTime()
{
    QCOMPARE(exportSvg(*m_scene, {}), exportSvg(*m_scene, {}));
}

void TestDiagramExport::refusesPicturesThatAreTooLarge()
{
    m_scene->itemOf(0)->setPos(20000, 0);
    DiagramExport options;
    options.scale = 4;
    const auto image = exportImage(*m_scene, options);
    QVERIFY(!image.has_value());
    QVERIFY2(image.error().message.contains(u"SVG"_s), qPrintable(image.error().message));
}

void TestDiagramExport::saysWhereItCannotWrite()
{
    const auto written = exportDiagram(*m_scene, {}, u"/nowhere/at/all.png"_s);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    QVERIFY(written.error().message.contains(u"/nowhere/at/all.png"_s));
}

void TestDiagramExport::copiesSvgAndPicture()
{
    copyDiagram(*m_scene, {});
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(data->data(u"image/svg+xml"_s).contains("<svg"));
}

QTEST_MAIN(TestDiagramExport)
#include "tst_diagramexport.moc"
