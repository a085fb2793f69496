package io.plumbline.campaign.creative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeShelf;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Creatives.Asked;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the designer's file to what the public sees, on both databases. */
class CreativeDeskTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_one_draws_another_approves_and_the_same_bytes_come_back(Database database) {
        Studio studio = new Studio(database);
        Creative banner = studio.banner();
        assertThat(banner.state()).isEqualTo(CreativeState.DRAFT);
        assertThat(banner.code()).matches("cr-[0-9a-z]{8}");

        CreativeVersion drawn = studio.drawn(banner, 300).open();
        assertThat(drawn.file().size()).isEqualTo("medium-rectangle");
        assertThat(studio.as("mara", desk -> desk.propose(banner.id(), 1)).state()).isEqualTo(CreativeState.WAITING);
        assertThat(code(() -> studio.as("mara", desk -> desk.approve(banner.id(), 1, null)))).isEqualTo("own-version");
        assertThat(studio.<Optional<CreativeShelf.Shown>>shelf(shelf -> shelf.shown(banner.code(), Studio.NOON))).as("nothing is shown before").isEmpty();

        Creative approved = studio.as("anna", desk -> desk.approve(banner.id(), 1, null));

        assertThat(approved.state()).isEqualTo(CreativeState.LIVE);
        CreativeShelf.Shown shown = studio.shelf(shelf -> shelf.shown(banner.code(), Studio.NOON)).orElseThrow();
        assertThat(studio.<Optional<byte[]>>shelf(shelf -> shelf.content(shown.file().id()))).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(Drawn.picture("png", 300, 250)));
        assertThat(shown.file().width()).isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_new_version_takes_the_place_of_the_old_one_under_the_same_code_and_the_old_one_stays_known(Database database) {
        Studio studio = new Studio(database);
        Creative banner = studio.live(studio.banner(), 300);
        int next = studio.drawn(banner, 728).open().number();
        assertThat(studio.shelf(shelf -> shelf.shown(banner.code(), Studio.NOON)).orElseThrow().file().width()).isEqualTo(300);

        studio.as("mara", desk -> desk.propose(banner.id(), next));
        studio.as("anna", desk -> desk.approve(banner.id(), next, null));

        assertThat(studio.shelf(shelf -> shelf.shown(banner.code(), Studio.NOON)).orElseThrow().file().width()).isEqualTo(728);
        assertThat(studio.<List<CreativeVersion>>as("mara", desk -> desk.versions(banner.id()))).extracting(CreativeVersion::state).containsExactly("approved", "replaced");
        assertThat(code(() -> studio.as("mara", desk -> desk.discard(banner.id(), 1)))).isEqualTo("version-approved");
        assertThat(code(() -> studio.as("mara", desk -> desk.discard(banner.id(), 2)))).isEqualTo("version-approved");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_who_decide_at_once_one_is_told_that_it_is_decided(Database database) throws Exception {
        Studio studio = new Studio(database);
        Creative banner = studio.banner();
        studio.drawn(banner, 300);
        studio.as("mara", desk -> desk.propose(banner.id(), 1));
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<String>> decisions = List.of(
                () -> decided(start, () -> studio.as("anna", desk -> desk.approve(banner.id(), 1, null))),
                () -> decided(start, () -> studio.as("paul", desk -> desk.refuse(banner.id(), 1, "Too loud"))));

        List<String> answers = new java.util.ArrayList<>();
        for (Future<String> answer : two.invokeAll(decisions)) {
            answers.add(answer.get());
        }
        two.shutdown();

        assertThat(answers).containsExactlyInAnyOrder("done", "version-decided");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void its_days_are_the_advertisers_and_a_fallback_stands_in(Database database) {
        Studio studio = new Studio(database);
        Creative evergreen = studio.live(studio.banner(), 320);
        Creative sale = studio.live(studio.banner(d -> new CreativeDraft(d.advertiserId(), "Sale", d.kind(), List.of(), LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22),
                evergreen.id(), null)), 300);

        // Berlin's 22 November ends at 23:00 UTC.
        assertThat(shown(studio, sale, Duration.ofHours(10).plusMinutes(59))).contains(300);
        assertThat(shown(studio, sale, Duration.ofHours(11))).contains(320);
        assertThat(shown(studio, sale, Duration.ofDays(-3))).contains(320);
        studio.now = Studio.NOON.plus(Duration.ofDays(2));
        assertThat(studio.as("mara", desk -> desk.get(sale.id())).state()).isEqualTo(CreativeState.EXPIRED);

        studio.as("mara", desk -> desk.amend(sale.id(), null, new CreativeDraft(null, "Sale", null, List.of(), null, LocalDate.of(2026, 11, 22), null, false)));
        assertThat(studio.shelf(shelf -> shelf.shown(sale.code(), studio.now)).map(CreativeShelf.Shown::file)).as("known, and gone").isEmpty();
        assertThat(studio.<Optional<CreativeShelf.Shown>>shelf(shelf -> shelf.shown(sale.code(), studio.now))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void nobody_stands_in_for_itself_or_for_another_kind(Database database) {
        Studio studio = new Studio(database);
        Creative one = studio.banner();
        Creative two = studio.banner(d -> new CreativeDraft(d.advertiserId(), "Two", d.kind(), List.of(), null, null, one.id(), null));
        Creative words = studio.banner(d -> new CreativeDraft(d.advertiserId(), "Words", CreativeKind.TEXT, List.of(), null, null, null, null));

        assertThat(code(() -> studio.as("mara", desk -> desk.amend(one.id(), null, with(one, two.id()))))).isEqualTo("fallback-loop");
        assertThat(code(() -> studio.as("mara", desk -> desk.amend(one.id(), null, with(one, one.id()))))).isEqualTo("fallback-loop");
        assertThat(code(() -> studio.as("mara", desk -> desk.amend(one.id(), null, with(one, words.id()))))).isEqualTo("fallback-unfit");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_same_bytes_are_kept_once_and_what_was_never_shown_gives_its_room_back(Database database) {
        Studio studio = new Studio(database);
        Creative banner = studio.banner();
        studio.drawn(banner, 300);
        Creatives.Storage once = studio.as("mara", desk -> desk.storage(studio.advertiser));
        studio.drawn(banner, 300);
        assertThat(studio.<Creatives.Storage>as("mara", desk -> desk.storage(studio.advertiser))).isEqualTo(once);

        studio.as("mara", desk -> desk.discard(banner.id(), 1));
        assertThat(studio.as("mara", desk -> desk.storage(studio.advertiser)).files()).as("the other shows it still").isEqualTo(1);
        studio.as("mara", desk -> desk.discard(banner.id(), 2));

        assertThat(studio.<Creatives.Storage>as("mara", desk -> desk.storage(studio.advertiser))).isEqualTo(new Creatives.Storage(studio.advertiser, 0, once.limit(), 0));
        assertThat(studio.drawn(banner, 300).open().number()).as("numbers are not given twice").isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void large_files_come_back_whole_and_two_at_once_do_not_pass_the_limit_together(Database database) throws Exception {
        Studio studio = new Studio(database);
        byte[] large = Drawn.noise(700, 500);
        assertThat(large.length).isGreaterThan(4 * MediaStore.PIECE);
        Found found = MediaProbe.look(large, null);
        UUID file = Database.inTransaction(studio.sessions, em -> new MediaStore(em, 2 << 20).keep(studio.advertiser, large, found, Studio.NOON).id());
        assertThat(Database.<Optional<byte[]>>inTransaction(studio.sessions, em -> new MediaStore(em).content(file))).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(large));

        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<String>> uploads = List.of(700, 701).stream().<Callable<String>>map(width -> () -> decided(start, () -> Database.inTransaction(studio.sessions,
                em -> new MediaStore(em, large.length + 800_000L).keep(studio.advertiser, Drawn.noise(width, 300), found, Studio.NOON)))).toList();
        List<String> answers = new java.util.ArrayList<>();
        for (Future<String> answer : two.invokeAll(uploads)) {
            answers.add(answer.get());
        }
        two.shutdown();

        assertThat(answers).containsExactlyInAnyOrder("done", "library-full");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partner_sees_what_is_live_in_its_campaigns_and_not_who_decided(Database database) {
        Studio studio = new Studio(database);
        Creative everywhere = studio.live(studio.banner(), 300);
        Creative mine = studio.live(studio.banner(d -> new CreativeDraft(d.advertiserId(), "Mine", d.kind(), List.of(studio.campaign), null, null, null, null)), 300);
        Creative closed = studio.live(studio.banner(d -> new CreativeDraft(d.advertiserId(), "Closed", d.kind(), List.of(studio.other), null, null, null, null)), 300);
        Creative draft = studio.drawn(studio.banner(), 300);
        Asked all = new Asked(null, null, null, null, null);

        List<Creative> seen = studio.as("pia", desk -> desk.list(all, PageRequest.first(50)), Role.PARTNER).items();

        assertThat(seen).extracting(Creative::id).containsExactlyInAnyOrder(everywhere.id(), mine.id());
        assertThat(seen).allSatisfy(one -> {
            assertThat(one.live().createdBy()).isNull();
            assertThat(one.live().decidedBy()).isNull();
        });
        assertThat(byCode(studio, "pia", Role.PARTNER, studio.campaign, mine)).isTrue();
        assertThat(byCode(studio, "pia", Role.PARTNER, studio.campaign, closed)).as("of another campaign").isFalse();
        assertThat(byCode(studio, "pia", Role.PARTNER, studio.other, closed)).as("that is not open to it").isFalse();
        assertThat(byCode(studio, "pia", Role.PARTNER, studio.campaign, draft)).as("never shown").isFalse();
        assertThat(byCode(studio, "mara", Role.MARKETER, studio.campaign, draft)).isTrue();
        for (Creative hidden : List.of(closed, draft)) {
            assertThat(catchThrowableOfType(NotFound.class, () -> studio.as("pia", desk -> desk.get(hidden.id()), Role.PARTNER))).isNotNull();
        }
        assertThat(catchThrowableOfType(Forbidden.class, () -> studio.as("pia", desk -> desk.content(mine.id(), 1), Role.PARTNER))).isNotNull();
        assertThat(catchThrowableOfType(Forbidden.class, () -> studio.as("ann", desk -> desk.approve(draft.id(), 1, null), Role.ANALYST))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void lists_tell_what_waits_what_ends_soon_and_what_is_put_away(Database database) {
        Studio studio = new Studio(database);
        Creative waiting = studio.drawn(studio.banner(), 300);
        studio.as("mara", desk -> desk.propose(waiting.id(), 1));
        Creative ending = studio.live(studio.banner(d -> new CreativeDraft(d.advertiserId(), "Ending", d.kind(), List.of(studio.campaign), null, LocalDate.of(2026, 11, 29), null, null)), 300);
        Creative away = studio.banner(d -> new CreativeDraft(d.advertiserId(), "Away", d.kind(), List.of(), null, null, null, true));

        assertThat(listed(studio, "waiting", null)).containsExactly(waiting.id());
        assertThat(listed(studio, "expiring", null)).containsExactly(ending.id());
        assertThat(listed(studio, "archived", null)).containsExactly(away.id());
        assertThat(listed(studio, null, null)).containsExactly(ending.id(), waiting.id());
        assertThat(listed(studio, null, studio.other)).as("none named means all").containsExactly(waiting.id());
    }

    @Test
    void where_nobody_asks_for_a_second_person_proposing_is_enough() {
        Studio studio = new Studio(Database.H2);
        studio.secondPerson = false;
        Creative text = studio.banner(d -> new CreativeDraft(d.advertiserId(), "Words", CreativeKind.TEXT, List.of(), null, null, null, null));
        studio.as("mara", desk -> desk.put(text.id(), new CreativeUpload(new CreativeWords(null, "Warm light", "For dark evenings.", "Look", null, null), null, null, null)));

        assertThat(studio.as("mara", desk -> desk.propose(text.id(), 1)).state()).isEqualTo(CreativeState.LIVE);
    }

    @Test
    void a_file_is_shown_again_with_other_words() {
        Studio studio = new Studio(Database.H2);
        Creative banner = studio.drawn(studio.banner(), 300);
        CreativeWords other = new CreativeWords("A brass lamp", null, null, null, null, null);

        Creative again = studio.as("mara", desk -> desk.put(banner.id(), new CreativeUpload(other, null, null, 1)));

        assertThat(again.open().file()).isEqualTo(banner.open().file());
        assertThat(again.open().words()).isEqualTo(other);
        assertThat(catchThrowableOfType(Invalid.class, () -> studio.as("mara", desk -> desk.put(banner.id(), new CreativeUpload(other, new byte[Creatives.LARGEST + 1], null, null)))).code())
                .isEqualTo("file-too-large");
    }

    private static boolean byCode(Studio studio, String who, Role role, UUID campaign, Creative sought) {
        Optional<Creative> found = studio.as(who, desk -> desk.byCode(campaign, sought.code()), role);
        return found.filter(one -> one.id().equals(sought.id())).isPresent();
    }

    private static List<UUID> listed(Studio studio, String show, UUID campaign) {
        return studio.as("mara", desk -> desk.list(new Asked(studio.advertiser, campaign, null, show, null), PageRequest.first(50))).items().stream().map(Creative::id).toList();
    }

    private static Optional<Integer> shown(Studio studio, Creative creative, Duration later) {
        return studio.shelf(shelf -> shelf.shown(creative.code(), Studio.NOON.plus(later))).map(CreativeShelf.Shown::file).map(file -> file.width());
    }

    private static CreativeDraft with(Creative creative, UUID fallback) {
        return new CreativeDraft(null, creative.name(), null, List.of(), null, null, fallback, false);
    }

    private static String decided(CyclicBarrier start, Callable<?> act) throws Exception {
        start.await();
        try {
            act.call();
            return "done";
        } catch (Conflict told) {
            return told.code();
        }
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).code();
    }
}
