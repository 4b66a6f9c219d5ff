package org.luoshi.server;

import jakarta.servlet.MultipartConfigElement;
import org.luoshi.server.access.Account;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.files.Vault;
import org.luoshi.server.obligations.Actions;
import org.luoshi.server.uploads.Apart;
import org.luoshi.server.work.Desks;
import org.luoshi.server.work.ExemptionPages;
import org.luoshi.server.work.FilePages;
import org.luoshi.server.work.HistoryPages;
import org.luoshi.server.work.ListPages;
import org.luoshi.server.work.MinePages;
import org.luoshi.server.work.PastePages;
import org.luoshi.server.work.RecordPages;
import org.luoshi.server.work.RecordsApi;
import org.luoshi.server.work.WorkApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of daily work, wired by hand.
@Configuration(proxyBeanMethods = false)
class WorkRooms {

  /// How much a browser may send at once; what a file may have is told where it is received.
  @Bean
  MultipartConfigElement multipart() {
    return new MultipartConfigElement("", 64L << 20, 256L << 20, 0);
  }

  @Bean
  Desks desks(House house) {
    return new Desks(
        house.live()::now,
        house.database(),
        house.ledger(),
        house.entries(),
        house.once(),
        house.clock(),
        signature -> who(house, signature));
  }

  /// The account that signed by its name; a signature of no account as it stands.
  static String who(House house, String signature) {
    int end = signature.indexOf(' ');
    return house
        .access()
        .accounts()
        .byId(end < 0 ? signature : signature.substring(0, end))
        .map(Account::title)
        .orElse(signature);
  }

  @Bean
  Actions actions(Desks desks) {
    return desks.actions();
  }

  @Bean
  Attachments attachments(House house) {
    return new Attachments(house.database(), house.ledger(), new Vault(house.files()), new Apart());
  }

  @Bean
  ListPages listPages(Desks desks) {
    return new ListPages(desks);
  }

  @Bean
  HistoryPages historyPages(Desks desks, Attachments attachments) {
    return new HistoryPages(desks, attachments);
  }

  @Bean
  FilePages filePages(Desks desks, Attachments attachments) {
    return new FilePages(desks, attachments);
  }

  @Bean
  MinePages minePages(Desks desks) {
    return new MinePages(desks);
  }

  @Bean
  RecordPages recordPages(Desks desks) {
    return new RecordPages(desks);
  }

  @Bean
  ExemptionPages exemptionPages(Desks desks) {
    return new ExemptionPages(desks);
  }

  @Bean
  PastePages pastePages(Desks desks) {
    return new PastePages(desks);
  }

  @Bean
  RecordsApi recordsApi(Desks desks) {
    return new RecordsApi(desks);
  }

  @Bean
  WorkApi workApi(Desks desks, Attachments attachments) {
    return new WorkApi(desks, attachments);
  }
}
