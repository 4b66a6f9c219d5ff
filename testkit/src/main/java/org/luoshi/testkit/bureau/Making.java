package org.luoshi.testkit.bureau;
final class Making { Making(Chance c, Size s){} BureauYear year(){ throw new UnsupportedOperationException(); } }
