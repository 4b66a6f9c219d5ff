package org.luoshi.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The right an endpoint asks for; any one of them opens it. An endpoint with neither this nor
/// [Open] is shut, and fails the build.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allows {
  Right[] value();
}
