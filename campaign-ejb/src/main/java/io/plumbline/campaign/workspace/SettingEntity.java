package io.plumbline.campaign.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "campaign", name = "setting")
class SettingEntity {

    @Id
    @Column(name = "setting_key")
    private String key;

    @Column(name = "setting_value")
    private String value;

    protected SettingEntity() {
    }

    SettingEntity(String key, String value) {
        this.key = key;
        this.value = value;
    }

    String value() {
        return value;
    }
}
