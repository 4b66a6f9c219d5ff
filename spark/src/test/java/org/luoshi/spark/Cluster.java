package org.luoshi.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/// A cluster on this machine whose executors are processes of their own; they find their classes by
/// the list of this process, so that nothing needs to be installed.
final class Cluster {

  private Cluster() {}

  static SparkSession start(int executors, int megabytes) {
    try {
      // What starts executors insists on the folder, though the classes come by the list.
      Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
    return SparkSession.builder()
        .master("local-cluster[%d,1,%d]".formatted(executors, megabytes))
        .appName("luoshi")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", megabytes + "m")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
        .config("spark.local.dir", "target/spark-local")
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .getOrCreate();
  }

  /// The processes of the executors.
  static List<ProcessHandle> executors() {
    return ProcessHandle.current().descendants().filter(Cluster::isExecutor).toList();
  }

  /// The class stands behind the long list of classes, where ProcessHandle does not look.
  private static boolean isExecutor(ProcessHandle one) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(one.pid()), "cmdline"))
          .contains("CoarseGrainedExecutorBackend");
    } catch (IOException gone) {
      return false;
    }
  }
}
