package org.kakehashi.hub.access.internal.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.SecretBox;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Second factors: made, confirmed, asked for, given up, reset. Every change is audited. */
@Component
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    /** 80 random bits: too many to be guessed, online or from the hash. */
    private static final int RECOVERY_BYTES = 10;

    private static final int LONGEST_CODE = 40;

    private final SecondFactorStore store;
    private final SecretBox box;
    private final Tries tries;
    private final SecondFactorProperties properties;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final OneTimePasswords passwords = new OneTimePasswords();
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            SecondFactorStore store,
            SecretBox box,
            Tries tries,
            SecondFactorProperties properties,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.tries = tries;
        this.properties = properties;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the sign-in still asks of somebody with the right password; empty: nothing. */
    public Optional<PendingSignIn> owedBy(AccountCaller caller) {
        boolean enrolled = isOn(caller);
        boolean required = !Collections.disjoint(caller.roles(), properties.requiredFor());
        return enrolled || required
                ? Optional.of(new PendingSignIn(caller, clock.instant(), enrolled))
                : Optional.empty();
    }

    /** What became of a code. */
    enum Answer {
        /** It is right, and used up. */
        RIGHT,
        /** It is wrong, or was used before. */
        WRONG,
        /** Too many were tried; it was not looked at. */
        WAIT
    }

    boolean isOn(AccountCaller caller) {
        return transactions
                .readOnly(caller.tenantId(), () -> store.find(caller.tenantId(), caller.accountId()))
                .map(SecondFactorStore.Factor::confirmed)
                .orElse(false);
    }

    int recoveryCodesLeft(AccountCaller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.codes(caller.tenantId(), caller.accountId()));
    }

    /** A new secret to be confirmed; empty where a confirmed one stands. */
    Optional<byte[]> begin(AccountCaller caller) {
        byte[] secret = OneTimePasswords.secret();
        boolean begun = transactions.inTenant(
                caller.tenantId(), () -> store.begin(caller.tenantId(), caller.accountId(), box.seal(secret)));
        return begun ? Optional.of(secret) : Optional.empty();
    }

    /** The secret that waits to be confirmed. */
    Optional<byte[]> waiting(AccountCaller caller) {
        return transactions
                .readOnly(caller.tenantId(), () -> store.find(caller.tenantId(), caller.accountId()))
                .filter(factor -> !factor.confirmed())
                .map(factor -> box.open(factor.sealed()));
    }

    /** Confirms the waiting secret by a code; the recovery codes, to be shown once, or none where the code is not right. */
    List<String> confirm(AccountCaller caller, String code) {
        if (!tries.take(caller.accountId())) {
            return List.of();
        }
        return transactions.inTenant(caller.tenantId(), () -> {
            Optional<SecondFactorStore.Factor> waiting =
                    store.find(caller.tenantId(), caller.accountId()).filter(factor -> !factor.confirmed());
            if (waiting.isEmpty() || !isRight(caller, waiting.get(), code)) {
                return List.of();
            }
            tries.forget(caller.accountId());
            List<String> codes = recoveryCodes();
            store.addCodes(
                    caller.tenantId(),
                    caller.accountId(),
                    codes.stream().map(SecondFactors::hash).toList());
            append(caller, "access.second-factor-on", "");
            return codes;
        });
    }

    /** Asks for a one-time password or a recovery code, which is used up. */
    Answer check(AccountCaller caller, String code) {
        if (!tries.take(caller.accountId())) {
            return Answer.WAIT;
        }
        return transactions.inTenant(caller.tenantId(), () -> {
            boolean right = store.find(caller.tenantId(), caller.accountId())
                    .filter(SecondFactorStore.Factor::confirmed)
                    .filter(factor -> isRight(caller, factor, code))
                    .isPresent();
            if (!right && code.length() <= LONGEST_CODE) {
                right = store.useCode(caller.tenantId(), caller.accountId(), hash(code));
                if (right) {
                    append(caller, "access.recovery-code-used", "");
                }
            }
            if (right) {
                tries.forget(caller.accountId());
                return Answer.RIGHT;
            }
            append(caller, "access.sign-in-failed", "second factor");
            return Answer.WRONG;
        });
    }

    /** Gives it up, by a right code. */
    Answer turnOff(AccountCaller caller, String code) {
        Answer answer = check(caller, code);
        if (answer == Answer.RIGHT) {
            transactions.run(caller.tenantId(), () -> {
                store.remove(caller.tenantId(), caller.accountId());
                append(caller, "access.second-factor-off", "");
            });
        }
        return answer;
    }

    /** Removes somebody's, on behalf of an administrator; whether there was one. */
    boolean reset(int tenantId, UUID account, String by) {
        return transactions.inTenant(tenantId, () -> {
            boolean removed = store.remove(tenantId, account);
            if (removed) {
                audit.append(tenantId, new AuditEvent(by, "access.second-factor-reset", null, "account:" + account));
            }
            return removed;
        });
    }

    /** Notes that the sign-in is whole. */
    void signedIn(AccountCaller caller) {
        transactions.run(caller.tenantId(), () -> append(caller, "access.sign-in", "local account, second factor"));
    }

    private boolean isRight(AccountCaller caller, SecondFactorStore.Factor factor, String code) {
        OptionalLong step = passwords.step(box.open(factor.sealed()), code.strip(), clock.instant());
        return step.isPresent() && store.use(caller.tenantId(), caller.accountId(), step.getAsLong());
    }

    private void append(AccountCaller caller, String action, String detail) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, caller.personId(), detail));
    }

    private List<String> recoveryCodes() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String text = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
            codes.add(String.join(
                    "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12)));
        }
        return codes;
    }

    private static byte[] hash(String code) {
        return Secrets.sha256(code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
