/// The same judging and rolling up on the executors of Apache Spark, from Parquet and back; may
/// import the engine.
@NullMarked
package org.luoshi.spark;

import org.jspecify.annotations.NullMarked;
