package org.luoshi.server.reminders;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Seal;

/// Sends mail by SMTP, each message under an id of its own that stays the same at each attempt.
///
/// As long as the text has not begun to leave, nothing arrived. Once it has, only the server's own
/// refusal says so.
final class Mailing {

  private static final int LOWEST_REFUSAL = 400;
  private static final int LOWEST_LASTING = 500;

  private final Duration patience;
  private final @Nullable SSLSocketFactory secure;

  /// One that trusts what this Java trusts.
  Mailing(Duration patience) {
    this(patience, null);
  }

  /// One that trusts what the factory's context trusts.
  Mailing(Duration patience, @Nullable SSLSocketFactory secure) {
    this.patience = patience;
    this.secure = secure;
  }

  Outcome send(Parcel parcel) {
    var session = Session.getInstance(settings(parcel));
    try {
      var mail = new Letter(session, id(parcel));
      try {
        fill(mail, parcel);
      } catch (AddressException wrong) {
        return Outcome.never("no-address");
      }
      return send(session, mail, parcel);
    } catch (MessagingException impossible) {
      return Outcome.never("mail");
    }
  }

  private Properties settings(Parcel parcel) {
    var smtp = parcel.smtp();
    var millis = String.valueOf(patience.toMillis());
    var settings = new Properties();
    settings.put("mail.smtp.host", smtp.host());
    settings.put("mail.smtp.port", String.valueOf(smtp.port()));
    settings.put("mail.smtp.connectiontimeout", millis);
    settings.put("mail.smtp.timeout", millis);
    settings.put("mail.smtp.writetimeout", millis);
    settings.put("mail.smtp.localhost", domain(smtp.from()));
    settings.put("mail.smtp.auth", String.valueOf(!smtp.user().isEmpty()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.ssl.enable", String.valueOf(smtp.security().equals("tls")));
    boolean startTls = smtp.security().equals("starttls");
    settings.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    settings.put("mail.smtp.starttls.required", String.valueOf(startTls));
    settings.put("mail.smtp.quitwait", "false");
    if (secure != null) {
      settings.put("mail.smtp.ssl.socketFactory", secure);
    }
    return settings;
  }

  private static String domain(String from) {
    var domain = from.substring(from.indexOf('@') + 1);
    return domain.isEmpty() ? "luoshi.invalid" : domain;
  }

  private static String id(Parcel parcel) {
    var hash = HexFormat.of().formatHex(Seal.hash(parcel.key())).substring(0, 40);
    return "<" + hash + "@" + domain(parcel.smtp().from()) + ">";
  }

  private static void fill(MimeMessage mail, Parcel parcel) throws MessagingException {
    mail.setFrom(new InternetAddress(parcel.smtp().from(), true));
    mail.setRecipient(RecipientType.TO, new InternetAddress(parcel.address(), true));
    mail.setSubject(parcel.subject(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(parcel.at()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", parcel.language().code());
    mail.setText(parcel.text(), StandardCharsets.UTF_8.name());
    mail.saveChanges();
  }

  private static Outcome send(Session session, Letter mail, Parcel parcel) {
    var smtp = parcel.smtp();
    try (var transport = (SMTPTransport) session.getTransport("smtp")) {
      transport.connect(
          smtp.host(),
          smtp.port(),
          smtp.user().isEmpty() ? null : smtp.user(),
          smtp.user().isEmpty() ? null : parcel.password());
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Outcome.Accepted();
    } catch (MessagingException failed) {
      return mail.left ? afterwards(failed) : before(failed);
    }
  }

  /// The text was on its way: a refusal in so many words, or nobody knows.
  private static Outcome afterwards(MessagingException failed) {
    int code = failed instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
    if (code < LOWEST_REFUSAL) {
      return new Outcome.Lost("connection-lost");
    }
    return code >= LOWEST_LASTING ? Outcome.never("smtp " + code) : Outcome.later("smtp " + code);
  }

  private static Outcome before(MessagingException failed) {
    if (failed instanceof jakarta.mail.AuthenticationFailedException) {
      return Outcome.later("smtp-sign-in");
    }
    if (failed instanceof SendFailedException) {
      int code = code(failed);
      return code >= LOWEST_LASTING ? Outcome.never("smtp " + code) : Outcome.later("smtp " + code);
    }
    return Outcome.later("unreachable");
  }

  /// The server's last word, also where it refused the address.
  private static int code(MessagingException failed) {
    for (Exception one = failed; one != null; ) {
      if (one instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (one instanceof SMTPSendFailedException refused
          && refused.getReturnCode() >= LOWEST_REFUSAL
          && !(refused.getNextException() instanceof SMTPAddressFailedException)) {
        return refused.getReturnCode();
      }
      one = one instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return 0;
  }

  /// A message that keeps its own id, and knows whether its text has begun to leave.
  private static final class Letter extends MimeMessage {
    private final String id;
    private boolean left;

    Letter(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      left = true;
      super.writeTo(out, ignored);
    }
  }
}
