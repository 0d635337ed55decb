package io.github.asteriskmanager.boot.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application.
 */
@SpringBootApplication
public class ShopApplication {

}
