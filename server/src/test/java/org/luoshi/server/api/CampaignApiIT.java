package org.luoshi.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.packs.PackFiles;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;
import org.luoshi.testkit.campaign.CampaignRun;
import org.luoshi.testkit.campaign.Setting;
import org.luoshi.testkit.campaign.Site;
import org.luoshi.testkit.campaign.Ticking;

/// A campaign with 40 clauses, planned, drawn, filled in, objected and closed by programs over
/// HTTP; its roll-up is summed a second time.
///
/// Over 80 units as a rule; with `-Dluoshi.campaign.committees=20`, as with `luoshi bench
/// campaign`, over 400.
class CampaignApiIT {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final Setting SETTING =
      new Setting(Integer.getInteger("luoshi.campaign.committees", 4), 20, 40);

  @TempDir Path folder;

  @Test
  void isDrawnFilledObjectedAndClosedOverHttp() throws Exception {
    var clock = new Ticking();
    var shipped = PackFiles.shipped("civil-affairs").text("pack.yaml").orElseThrow();
    try (var house =
        House.on(TestDatabase.on(TestServer.values()[0]).open(), folder.resolve("files"), clock)) {
      var pack = Programmes.find(SETTING.pack(shipped, folder).toString());
      var files = List.of(SETTING.organisation(folder));
      house.imports().run(new Imports.Wanted(files, pack, "t", false, true), _ -> {});
      try (var serving = Serving.start(house, 0)) {
        var site =
            new Site("http://localhost:" + serving.port(), newcomer -> invited(house, newcomer));
        new CampaignRun(site, SETTING, clock, SEED).run();
      }
      assertThat(house.live().now().board().evidence().book().ofKind("inspection"))
          .hasSize(SETTING.units());
    }
  }

  private static String invited(House house, Site.Newcomer one) {
    var guest =
        Invitations.Guest.holding(one.name(), one.name(), Role.valueOf(one.role()), one.unit());
    var link = new Invitations(house.access(), house.today()).invite(guest).orElseThrow();
    if (!one.person().isEmpty()) {
      var account = house.access().accounts().byName(one.name()).orElseThrow().id();
      house.access().accounts().link(account, one.person(), By.terminal(house.clock().instant()));
    }
    return link;
  }
}
