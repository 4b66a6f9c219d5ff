package org.luoshi.server.reminders;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Sends to group robots and webhooks, each in the form its owner has published.
///
/// WeCom: `{"msgtype": "text", …}`, errcode 0 is done, 45009 too fast. DingTalk: the same form,
/// signed in the address with HMAC-SHA256 over `timestamp\nsecret`; 130101 and 410100 are too fast.
/// Feishu: `{"msg_type": "text", …}`, signed in the body by an HMAC-SHA256 of nothing under
/// `timestamp\nsecret`; code 0 is done, 9499 and 11232 too fast. A webhook of one's own: JSON,
/// signed in the header `Luoshi-Signature` with HMAC-SHA256 over `timestamp.body`; any 2xx is done.
final class Robots {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Set<Long> TOO_FAST = Set.of(45009L, 130101L, 410100L, 9499L, 11232L);
  private static final long BUSY = -1;

  private final Posting posting;

  Robots(Posting posting) {
    this.posting = posting;
  }

  Outcome send(Parcel parcel) {
    var to = Addresses.parsed(parcel.address());
    if (to.isEmpty()) {
      return Outcome.never("no-address");
    }
    return switch (parcel.message().channel()) {
      case WECOM -> posting.post(to.get(), Map.of(), text(parcel), Robots::told);
      case DINGTALK -> posting.post(signed(to.get(), parcel), Map.of(), text(parcel), Robots::told);
      case FEISHU -> posting.post(to.get(), Map.of(), feishu(parcel), Robots::told);
      case WEBHOOK -> webhook(to.get(), parcel);
      case MAIL -> throw new IllegalArgumentException("mail goes by SMTP");
    };
  }

  private static String text(Parcel parcel) {
    var body = new LinkedHashMap<String, Object>();
    body.put("msgtype", "text");
    body.put("text", Map.of("content", parcel.text()));
    return JSON.writeValueAsString(body);
  }

  private static URI signed(URI to, Parcel parcel) {
    if (parcel.secret().isEmpty()) {
      return to;
    }
    var stamp = String.valueOf(parcel.at().toEpochMilli());
    var sign = base64(hmac(parcel.secret(), stamp + "\n" + parcel.secret()));
    var query = to.getRawQuery() == null ? "?" : "&";
    return URI.create(
        to
            + query
            + "timestamp="
            + stamp
            + "&sign="
            + URLEncoder.encode(sign, StandardCharsets.UTF_8));
  }

  private static String feishu(Parcel parcel) {
    var body = new LinkedHashMap<String, Object>();
    if (!parcel.secret().isEmpty()) {
      var stamp = String.valueOf(parcel.at().getEpochSecond());
      body.put("timestamp", stamp);
      body.put("sign", base64(hmac(stamp + "\n" + parcel.secret(), "")));
    }
    body.put("msg_type", "text");
    body.put("content", Map.of("text", parcel.text()));
    return JSON.writeValueAsString(body);
  }

  private Outcome webhook(URI to, Parcel parcel) {
    var message = parcel.message();
    var body = new LinkedHashMap<String, Object>();
    body.put("id", message.id());
    body.put("day", message.day().toString());
    body.put("test", message.test());
    body.put("subject", message.subject());
    body.put("text", parcel.text());
    body.put("overdue", message.counts().overdue());
    body.put("due_today", message.counts().today());
    body.put("due_soon", message.counts().soon());
    var json = JSON.writeValueAsString(body);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Idempotency-Key", parcel.message().id());
    if (!parcel.secret().isEmpty()) {
      var stamp = String.valueOf(parcel.at().getEpochSecond());
      var sign = HexFormat.of().formatHex(hmac(parcel.secret(), stamp + "." + json));
      headers.put("Luoshi-Signature", "t=" + stamp + ",v1=" + sign);
    }
    return posting.post(to, headers, json, _ -> new Outcome.Accepted());
  }

  /// What a robot's answer says; one that cannot be read says nothing of whether it arrived.
  private static Outcome told(String answer) {
    try {
      var tree = JSON.readTree(answer);
      for (var name : new String[] {"errcode", "code", "StatusCode"}) {
        var code = tree.get(name);
        if (code != null && code.isIntegralNumber()) {
          return told(code.longValue());
        }
      }
      return new Outcome.Lost("unclear-answer");
    } catch (JacksonException notJson) {
      return new Outcome.Lost("unclear-answer");
    }
  }

  private static Outcome told(long code) {
    if (code == 0) {
      return new Outcome.Accepted();
    }
    if (TOO_FAST.contains(code)) {
      return new Outcome.Refused("too-fast " + code, false, A_MINUTE);
    }
    return code == BUSY ? Outcome.later("robot " + code) : Outcome.never("robot " + code);
  }

  static byte[] hmac(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
