package org.luoshi.bench.rollup;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.luoshi.bench.Machine;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.server.rollup.CubeFile;

/// The cube kept in a file and read again, as a cold start does.
final class Kept {

  private Kept() {}

  static Map<String, Object> measured(Cube cube) throws Exception {
    var folder = Files.createTempDirectory("luoshi-snapshot");
    var file = new CubeFile(folder.resolve("nation.cube"));
    long began = System.nanoTime();
    file.write(cube);
    double written = Machine.seconds(System.nanoTime() - began);
    began = System.nanoTime();
    var again = file.read().orElseThrow();
    double read = Machine.seconds(System.nanoTime() - began);
    boolean same = Arrays.equals(cube.choose(_ -> true).count(0), again.choose(_ -> true).count(0));
    var told = new LinkedHashMap<String, Object>();
    told.put("file_bytes", Files.size(folder.resolve("nation.cube")));
    told.put("written_s", written);
    told.put("read_s", read);
    told.put("same_counts", same);
    Files.delete(folder.resolve("nation.cube"));
    Files.delete(folder);
    return told;
  }
}
