package io.plumbline.campaign.persistence;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Migrates before Hibernate validates: a start-up bean would come too late. Then compares the entities Hibernate found with
 * those the three jars should bring, because a missing or misnamed jar deploys green and fails on first use.
 */
public class MigrationIntegrator implements Integrator {

    static final String DATA_SOURCE = "java:/jdbc/plumbline";

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
        new Migrations(dataSource(), getClass().getClassLoader()).run();
        StartUpCheck.compare(metadata.getEntityBindings().stream().map(e -> e.getClassName()).toList());
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessions, SessionFactoryServiceRegistry registry) {
        // Nothing was kept.
    }

    private static DataSource dataSource() {
        try {
            return InitialContext.doLookup(DATA_SOURCE);
        } catch (NamingException missing) {
            throw new IllegalStateException("The server has no data source " + DATA_SOURCE, missing);
        }
    }
}
