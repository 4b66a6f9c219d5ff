package org.luoshi.testkit.bureau;
final class Office { Office(BureauYear y, Mess m){} BureauYear.Written write(java.nio.file.Path p) throws java.io.IOException { throw new UnsupportedOperationException(); } }
