import java.sql.DriverManager;
import java.sql.SQLException;

/** H2's own backup of a database that no server has open. */
class CopyH2 {
    public static void main(String[] arguments) {
        try (var connection = DriverManager.getConnection(System.getenv("PLUMBLINE_DB_URL"), "plumbline", System.getenv("PLUMBLINE_DB_PASSWORD"));
                var backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, arguments[0]);
            backup.execute();
        } catch (SQLException refused) {
            System.out.println(refused.getMessage());
            System.exit(1);
        }
    }
}
