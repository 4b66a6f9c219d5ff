import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// Draws the text a command printed as a terminal shows it: one cell per narrow sign, two per wide one.
///
/// Use: java config/TerminalPicture.java TEXT PNG; needs the fonts Noto Sans Mono CJK SC (fonts-noto-cjk) and DejaVu Sans Mono (fonts-dejavu-core).
final class TerminalPicture {

  private static final Path FONTS = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
  private static final Path NARROW = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf");
  private static final String MARKS = "●▲■◐○…·";
  private static final int SIZE = 26;
  private static final int CELL = 13;
  private static final int LINE = 38;
  private static final int EDGE = 28;

  public static void main(String[] args) throws Exception {
    System.setProperty("java.awt.headless", "true");
    var font =
        Arrays.stream(Font.createFonts(FONTS.toFile()))
            .filter(one -> one.getFontName().equals("Noto Sans Mono CJK SC"))
            .findFirst()
            .orElseThrow()
            .deriveFont((float) SIZE);
    var lines = Files.readAllLines(Path.of(args[0]));
    var narrow = Font.createFont(Font.TRUETYPE_FONT, NARROW.toFile()).deriveFont(SIZE * 0.83f);
    ImageIO.write(drawn(lines, font, narrow), "png", Path.of(args[1]).toFile());
  }

  private static BufferedImage drawn(List<String> lines, Font font, Font narrow) {
    int cells = lines.stream().mapToInt(line -> line.codePoints().map(TerminalPicture::cells).sum()).max().orElse(1);
    var image =
        new BufferedImage(cells * CELL + 2 * EDGE, lines.size() * LINE + 2 * EDGE, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(new Color(0xfbfbf8));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    int y = EDGE + LINE * 3 / 4;
    for (var line : lines) {
      int x = EDGE;
      for (int sign : line.codePoints().toArray()) {
        pen.setColor(line.startsWith("$") ? new Color(0x1f4e8c) : colour(sign));
        if (sign == '─') {
          pen.drawLine(x, y - SIZE / 3, x + CELL, y - SIZE / 3);
        } else {
          var shown = Character.toString(sign);
          pen.setFont(MARKS.contains(shown) ? narrow : font);
          int width = pen.getFontMetrics().stringWidth(shown);
          int room = cells(sign) * CELL;
          var whole = pen.getTransform();
          pen.translate(x, y);
          if (width > room) {
            pen.scale((double) room / width, (double) room / width);
          }
          pen.drawString(shown, 0, 0);
          pen.setTransform(whole);
        }
        x += cells(sign) * CELL;
      }
      y += LINE;
    }
    pen.dispose();
    return image;
  }

  private static int cells(int sign) {
    return sign >= 0x2e80 && sign <= 0xffef ? 2 : 1;
  }

  private static Color colour(int sign) {
    return switch (sign) {
      case '●' -> new Color(0x2e7d32);
      case '▲' -> new Color(0xb26a00);
      case '■' -> new Color(0xb71c1c);
      case '◐' -> new Color(0x1565c0);
      case '─' -> new Color(0x9a9a90);
      default -> new Color(0x22221e);
    };
  }
}
