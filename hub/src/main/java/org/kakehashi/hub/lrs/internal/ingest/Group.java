package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentLinks;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries.Numbers;

/**
 * Submissions that one transaction stores.
 *
 * @param submissions in the order of their seqs
 * @param first the seq of the first statement
 * @param numbers of what the statements name
 */
record Group(List<Submission> submissions, long first, Numbers numbers) {
    List<Incoming> statements() {
        return submissions.stream().flatMap(each -> each.statements().stream()).toList();
    }

    /** The rows of the statements whose ids are not {@code known}. */
    GroupRows rows(Set<UUID> known, int count) {
        int bytes = (int) submissions.stream().mapToLong(Submission::bytes).sum();
        GroupRows rows = new GroupRows(numbers, count, bytes);
        long seq = first;
        for (Submission submission : submissions) {
            long authority = numbers.authorities().getOrDefault(submission.authority(), 0L);
            for (Incoming incoming : submission.statements()) {
                if (!known.contains(incoming.id())) {
                    rows.add(seq, incoming, authority, submission);
                }
                seq++;
            }
        }
        return rows;
    }

    /** The data of the attachments of the statements whose ids are not {@code known}. */
    AttachmentLinks attachments(Set<UUID> known) {
        AttachmentLinks links = new AttachmentLinks();
        long seq = first;
        for (Submission submission : submissions) {
            if (!submission.attachments().isEmpty()) {
                List<Incoming> statements = submission.statements();
                for (int i = 0; i < statements.size(); i++) {
                    if (!known.contains(statements.get(i).id())) {
                        links.add(seq + i, statements.get(i).statement().attachments(), submission.attachments());
                    }
                }
            }
            seq += submission.statements().size();
        }
        return links;
    }
}
