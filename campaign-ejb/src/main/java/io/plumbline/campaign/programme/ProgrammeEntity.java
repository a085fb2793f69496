package io.plumbline.campaign.programme;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Programme;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

@Entity
@Table(schema = "campaign", name = "programme")
class ProgrammeEntity {

    static final int ONLY = 1;

    @Id
    private Integer id;

    @Version
    private long version;

    private String name;

    private String intro;

    @Column(name = "is_open")
    private boolean open;

    private String questions;

    @Column(name = "reapply_days")
    private int reapplyDays;

    @Column(name = "inquiry_days")
    private int inquiryDays;

    @Column(name = "logo_type")
    private String logoType;

    private String logo;

    protected ProgrammeEntity() {
    }

    void take(Programme.Draft sound) {
        name = sound.name();
        intro = sound.intro();
        open = sound.open();
        questions = Json.write(sound.questions());
        reapplyDays = sound.reapplyDays();
        inquiryDays = sound.inquiryDays();
    }

    void show(String type, byte[] picture) {
        logoType = type;
        logo = picture == null ? null : Base64.getEncoder().encodeToString(picture);
    }

    Optional<Programme.Logo> logo() {
        return Optional.ofNullable(logo).map(text -> new Programme.Logo(logoType, Base64.getDecoder().decode(text)));
    }

    long version() {
        return version;
    }

    Programme record() {
        return new Programme(version, name, intro, open, Json.read(questions, new TypeReference<List<Programme.Question>>() {
        }), reapplyDays, inquiryDays, logo != null);
    }
}
