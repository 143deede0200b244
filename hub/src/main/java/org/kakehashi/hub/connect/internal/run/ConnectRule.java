package org.kakehashi.hub.connect.internal.run;

import java.util.EnumSet;
import java.util.Set;
import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;

/** What can go wrong with a run as a whole. */
enum ConnectRule implements Rule {
    NOTHING_READ(
            "connect.nothing-read",
            "取り込める行が一つもありません。",
            "There isn't a single row to import.",
            "ファイルの中身と、選んだ接続の種類を確かめてください。",
            "Check the file's content and the kind of connector that was chosen."),
    SOURCE_BROKE_OFF(
            "connect.source-broke-off",
            "最後まで読み取れませんでした: %s",
            "It could not be read to the end: %s",
            "何も変更していません。原因を取り除いて、もう一度取り込んでください。",
            "Nothing was changed. Remove the cause and import again."),
    BROKE_OFF_PARTWAY(
            "connect.broke-off-partway",
            "最後まで読み取れませんでした: %s",
            "It could not be read to the end: %s",
            "ここまでに読んだ分は保存しました。次の実行が続きから読みます。続くなら原因を取り除いてください。",
            "What was read until here is kept, and the next run goes on from there. If it goes on, remove the cause."),
    TOO_LONG(
            "connect.too-long",
            "%s 分読み続けても読み終わらないので、ほかの取り込みに順番を譲りました。",
            "It was not read to the end within %s minutes, and gave way to other imports.",
            "途中まで読んだところを残せる接続は、そこから続けます。続くなら、接続先の速さか、取り込む範囲を見直してください。",
            "A connection that can keep its place goes on from there. If it goes on, look at the source's speed or read less of it."),
    SECRETS_SEALED(
            "connect.secrets-sealed",
            "保存してある秘密の設定を、今の暗号鍵では開けません。",
            "The stored secrets can't be opened with the hub's present master key.",
            "接続の設定で、秘密の項目を入力し直してください。",
            "Enter the connection's secrets anew."),
    DISK_FULL(
            "connect.disk-full",
            "データベースのディスクがいっぱいです。",
            "The database's disk is full.",
            "何も変更していません。運用担当者に知らせ、空きができたらもう一度取り込んでください。",
            "Nothing was changed. Tell the operator, and import again once there is space."),
    MANY_LEAVE(
            "connect.many-leave",
            "在籍している児童生徒 %s 人のうち %s 人が、どの学級にも在籍しなくなります。",
            "Of %s pupils enrolled, %s would be in no class any more.",
            "名簿が正しければ、このページで「このまま反映する」を選んでください。欠けているなら、反映せずに名簿を直してください。",
            "If the roster is right, say on this page that it is to be applied. If something is missing, decline and correct it."),
    MANY_LEAVE_SCHOOL(
            "connect.many-leave-school",
            "%s: 在籍 %s 人のうち %s 人が在籍しなくなります。",
            "%s: of %s pupils enrolled, %s would leave.",
            "この学校の学級と在籍がファイルにあるか確かめてください。",
            "See whether the school's classes and enrolments stand in the file."),
    MANY_LEAVE_AT_TURN(
            "connect.many-leave-at-turn",
            "前の年度の終わりに在籍していた児童生徒 %s 人のうち %s 人が、新しい年度のどの学級にも在籍しません(卒業した人を含みます)。",
            "Of %s pupils enrolled at the end of the last school year, %s would be in no class of the new one (those who finished school included).",
            "名簿が正しければ、このページで「このまま反映する」を選んでください。欠けているなら、反映せずに名簿を直してください。",
            "If the roster is right, say on this page that it is to be applied. If something is missing, decline and correct it."),
    SCHOOL_LOST(
            "connect.school-lost",
            "%s: 在籍する児童生徒が一人もいなくなります(在籍 %s 人のうち、どの学校にも移らない人 %s 人)。",
            "%s: it would have no pupil at all any more (of %s enrolled, %s go to no other school).",
            "閉校でなければ、この学校の学級と在籍がファイルにあるか確かめてください。",
            "Unless it was closed, see whether the school's classes and enrolments stand in the file."),
    OVERTAKEN(
            "connect.overtaken",
            "同じ名簿の出どころ(%s)のより新しい名簿がすでに反映されているので、この古い名簿は反映しませんでした。",
            "A later roster of this source (%s) was applied, so this older one isn't.",
            "何もする必要はありません。この名簿の内容が要るなら、もう一度取り込んでください。",
            "Nothing has to be done. If this roster is the right one, import it again."),
    FAULT(
            "connect.fault",
            "ハブの中で問題が起きました(取り込み番号 %s)。",
            "Something went wrong inside the hub (import %s).",
            "何も変更していません。取り込み番号を添えて運用担当者に知らせてください。",
            "Nothing was changed. Tell the operator the number of the import.");

    /** Nothing is wrong: with these a run asks, or gives up its place to a later one. */
    private static final Set<ConnectRule> WARNINGS =
            EnumSet.of(MANY_LEAVE, MANY_LEAVE_SCHOOL, MANY_LEAVE_AT_TURN, SCHOOL_LOST, OVERTAKEN);

    private final String code;
    private final String ruleJa;
    private final String ruleEn;
    private final String remedyJa;
    private final String remedyEn;

    ConnectRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.code = code;
        this.ruleJa = ruleJa;
        this.ruleEn = ruleEn;
        this.remedyJa = remedyJa;
        this.remedyEn = remedyEn;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return WARNINGS.contains(this) ? Severity.WARNING : Severity.ERROR;
    }

    @Override
    public Text rule() {
        return new Text(ruleJa, ruleEn);
    }

    @Override
    public Text remedy() {
        return new Text(remedyJa, remedyEn);
    }
}
