package org.luoshi.server.files;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a camera was held, from 1 (upright) to 8, as the Exif of a JPEG says.
final class Orientation {

  private static final int TAG = 0x0112;

  private Orientation() {}

  /// The orientation the bytes tell; 1 where they tell none or nonsense.
  static int of(byte[] jpeg) {
    try {
      return exif(ByteBuffer.wrap(jpeg));
    } catch (java.nio.BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException cut) {
      return 1;
    }
  }

  private static int exif(ByteBuffer bytes) {
    if (bytes.getShort() != (short) 0xFFD8) {
      return 1;
    }
    while (bytes.remaining() > 4) {
      int marker = bytes.getShort() & 0xFFFF;
      int length = (bytes.getShort() & 0xFFFF) - 2;
      if (marker < 0xFF00 || marker == 0xFFDA || length < 0) {
        return 1;
      }
      int next = bytes.position() + length;
      if (marker == 0xFFE1 && isExif(bytes)) {
        return tag(bytes.slice(bytes.position() + 6, Math.min(length - 6, bytes.remaining() - 6)));
      }
      bytes.position(next);
    }
    return 1;
  }

  private static boolean isExif(ByteBuffer bytes) {
    var head = new byte[4];
    bytes.get(bytes.position(), head);
    return Arrays.equals(head, "Exif".getBytes(StandardCharsets.US_ASCII));
  }

  private static int tag(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int told = tiff.getShort(entry + 8) & 0xFFFF;
        return told >= 1 && told <= 8 ? told : 1;
      }
    }
    return 1;
  }

  /// What turns an image of this size upright.
  static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
