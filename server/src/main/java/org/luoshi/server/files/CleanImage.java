package org.luoshi.server.files;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.uploads.Chore;

/// An image drawn anew, so that nothing stays of it but its pixels: no place, no camera, no time,
/// no thumbnail. It is turned upright, and made no larger than a screen needs.
///
/// Words: the file, its format (png or jpeg), what people call it. It runs in a process apart.
public final class CleanImage implements Chore {

  private static final int LONGEST_SIDE = 2_560;
  private static final long MOST_PIXELS = 120_000_000;
  private static final float QUALITY = 0.85f;

  @Override
  public void run(List<String> words, OutputStream answer) throws IOException {
    var file = Path.of(words.get(0));
    var format = words.get(1).toLowerCase(Locale.ROOT);
    var upright =
        upright(read(file, format, words.get(2)), Orientation.of(Files.readAllBytes(file)));
    write(upright, format, answer);
  }

  private static BufferedImage read(Path file, String format, String name) throws IOException {
    ImageIO.setUseCache(false);
    var readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw refused(name);
    }
    var reader = readers.next();
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      return read(reader, name);
    } catch (IOException | RuntimeException broken) {
      throw broken instanceof WrongInput known ? known : refused(name);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(ImageReader reader, String name) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw refused(name);
    }
    int every = Math.max(1, Math.max(width, height) / LONGEST_SIDE);
    var wanted = reader.getDefaultReadParam();
    wanted.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, wanted);
  }

  private static WrongInput refused(String name) {
    return new WrongInput(Diagnostic.error("file-image", new Place.File(name), name));
  }

  /// The image as it is meant to be seen, no side longer than a screen needs, in plain colours.
  private static BufferedImage upright(BufferedImage image, int orientation) {
    double scale =
        Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    boolean lying = orientation >= 5;
    boolean clear = image.getColorModel().hasAlpha();
    var drawn =
        new BufferedImage(
            lying ? height : width,
            lying ? width : height,
            clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    var pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(
          java.awt.RenderingHints.KEY_INTERPOLATION,
          java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      if (!clear) {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
      }
      pen.transform(Orientation.turn(orientation, width, height));
      pen.drawImage(image, AffineTransform.getScaleInstance(scale, scale), null);
    } finally {
      pen.dispose();
    }
    return drawn;
  }

  private static void write(BufferedImage image, String format, OutputStream answer)
      throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var out = ImageIO.createImageOutputStream(answer)) {
      writer.setOutput(out);
      var wanted = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        wanted.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), wanted);
    } finally {
      writer.dispose();
    }
  }
}
