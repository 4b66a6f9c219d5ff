package org.luoshi.testkit.bureau;

import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;

/// The ways one workbook shows a day.
record DayStyles(List<CellStyle> styles) {

  DayStyles(Workbook book, boolean many) {
    this(
        Stream.of("yyyy-mm-dd h:mm:ss", "yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\";@", "m/d/yy")
            .limit(many ? 4 : 1)
            .map(format -> {
              var style = book.createCellStyle();
              style.setDataFormat(book.createDataFormat().getFormat(format));
              return style;
            })
            .toList());
  }
}
