package org.mochiyori;

public final class Mochiyori {
    private Mochiyori() {}

    public static void main(String[] args) {
        System.out.println("mochiyori");
    }
}
