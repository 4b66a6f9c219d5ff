package org.luoshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.luoshi.packs.PackFiles;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Invitations;
import org.luoshi.server.access.Role;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;
import org.luoshi.testkit.campaign.CampaignRun;
import org.luoshi.testkit.campaign.Setting;
import org.luoshi.testkit.campaign.Site;
import org.luoshi.testkit.campaign.Ticking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves a new house in a folder of its own and runs a campaign over its API: planned, approved,
/// drawn, every checklist filled in, three objections decided, all made final, closed; the roll-up
/// is summed a second time.
///
/// Programs ask one after another. The house's clock goes on by itself, so that neither the pace of
/// tokens nor the time to object is waited for. Ends with 1 where anything is not as summed.
@Command(name = "campaign", mixinStandardHelpOptions = true)
final class CampaignBench implements Callable<Integer> {

  private static final int LARGEST_COMMITTEE = 20;

  @Option(
      names = "--units",
      defaultValue = "400",
      description = "Units inspected, rounded down to a multiple of 20. Default: 400.")
  private int units = 400;

  @Option(names = "--clauses", defaultValue = "40")
  private int clauses = 40;

  @Option(names = "--seed", defaultValue = "20201031")
  private long seed = Fill.SEED;

  @Override
  public Integer call() throws IOException {
    int branches = Math.min(units, LARGEST_COMMITTEE);
    var setting = new Setting(units / branches, branches, clauses);
    var folder = Files.createTempDirectory("luoshi-campaign");
    var clock = new Ticking();
    var shipped = PackFiles.shipped(Programmes.DEFAULT).text("pack.yaml").orElseThrow();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("units", setting.units());
    figures.put("clauses", clauses);
    boolean equal;
    try (var house = House.open(folder.resolve("data"), null, clock)) {
      var pack = Programmes.find(setting.pack(shipped, folder).toString());
      var files = List.of(setting.organisation(folder));
      house.imports().run(new Imports.Wanted(files, pack, "bench", false, true), _ -> {});
      equal = run(house, setting, clock, figures);
    }
    Machine.print("campaign", figures);
    return equal ? 0 : 1;
  }

  private boolean run(House house, Setting setting, Ticking clock, Map<String, Object> figures) {
    try (var serving = Serving.start(house, 0)) {
      var site =
          new Site("http://localhost:" + serving.port(), newcomer -> invited(house, newcomer));
      boolean equal = true;
      Map<String, Duration> took = Map.of();
      try {
        took = new CampaignRun(site, setting, clock, seed).run();
      } catch (AssertionError different) {
        System.err.println(different.getMessage());
        equal = false;
      }
      var all = took.values().stream().reduce(Duration.ZERO, Duration::plus);
      figures.put("requests", site.requests().get());
      figures.put("seconds", Machine.seconds(all.toNanos()));
      took.forEach((part, time) -> figures.put(part + "_s", Machine.seconds(time.toNanos())));
      figures.put("roll_up_equals_sum", equal);
      return equal;
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
