package org.luoshi.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A class of journeys: its constructor and methods may take a [Bureau] and [Desks].
///
/// Classes that only look share one bureau for the whole run; a class that writes has one of its
/// own, made for each method, so that no journey finds the traces of another.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.class)
@interface Journey {

  /// Whether its methods write.
  boolean writes() default false;
}
