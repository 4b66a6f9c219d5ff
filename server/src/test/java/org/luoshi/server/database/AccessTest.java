package org.luoshi.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  @Test
  void readsTheAddressOfPostgresqlsOwnTools() {
    assertThat(
            Access.parse("postgresql://zhang:p%40ss+%2Fw@db.example:5433/luoshi?sslmode=require"))
        .contains(
            new Access(
                "jdbc:postgresql://db.example:5433/luoshi?sslmode=require", "zhang", "p@ss+/w"));
    assertThat(Access.parse("postgres://db.example/luoshi"))
        .contains(new Access("jdbc:postgresql://db.example/luoshi", null, null));
    assertThat(Access.parse("postgresql://zhang@[::1]:5432/luoshi"))
        .contains(new Access("jdbc:postgresql://[::1]:5432/luoshi", "zhang", null));
  }

  @Test
  void leavesAJdbcAddressAsItIs() {
    var url = "jdbc:postgresql://one,two/luoshi?user=zhang&password=secret";

    assertThat(Access.parse(url)).contains(new Access(url, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "luoshi", "mysql://db/luoshi", "jdbc:mysql://db", "postgresql://a b"})
  void takesNothingElse(String text) {
    assertThat(Access.parse(text)).isEmpty();
    assertThatThrownBy(() -> Database.open(text + " "))
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused -> assertThat(refused.diagnostic().code()).isEqualTo("database-url"))
        .hasMessageContaining("LUOSHI_DB_URL");
  }

  @Test
  void neverShowsAPassword() {
    var one = Access.parse("jdbc:postgresql://db/luoshi?user=zhang&password=secret").orElseThrow();
    var other = Access.parse("postgresql://zhang:secret@db/luoshi").orElseThrow();

    assertThat(one.toString() + other).doesNotContain("secret");
  }

  @Test
  void saysThatNobodyAnswersWithoutThePassword() {
    assertThatThrownBy(() -> Database.open("postgresql://zhang:secret@127.0.0.1:1/luoshi"))
        .isInstanceOfSatisfying(
            DatabaseRefused.class,
            refused -> assertThat(refused.diagnostic().code()).isEqualTo("database-connection"))
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("secret");
  }
}
