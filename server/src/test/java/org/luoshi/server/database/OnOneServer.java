package org.luoshi.server.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Runs the test class on the embedded server only: what it tries is above SQL, and its statements
/// are tried on every server elsewhere. Its constructor takes a [TestDatabase].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(TestDatabase.OnFirst.class)
public @interface OnOneServer {}
